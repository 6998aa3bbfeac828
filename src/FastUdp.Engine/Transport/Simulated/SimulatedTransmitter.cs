namespace FastUdp.Transport.Simulated;

/// <summary>Sends the datagrams of each run one by one.</summary>
internal sealed class SimulatedTransmitter(SimulatedTransport transport) : Transmitter
{
    public override void Transmit(ReadOnlySpan<SendRun> runs)
    {
        foreach (ref readonly SendRun run in runs)
            TransmitRun(run);
    }

    public override void Dispose()
    {
    }

    private void TransmitRun(in SendRun run)
    {
        ReadOnlySpan<byte> rest = run.Block.Bytes.AsSpan(run.Offset, run.Length);
        do
        {
            ReadOnlySpan<byte> payload = rest[..Math.Min(run.Stride, rest.Length)];
            rest = rest[payload.Length..];
            transport.TrySend(run.Remote, payload, run.Options);
        }
        while (!rest.IsEmpty);
    }
}
