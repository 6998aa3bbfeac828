using FastUdp.Transport;

namespace FastUdp.Requests.Tests.Support;

internal delegate void SentDatagram(in RemoteAddress remote, ReadOnlySpan<byte> payload);

/// <summary>A transport that only sends, into a test's hands.</summary>
internal sealed class ServerTransport(SentDatagram sent) : UdpTransport
{
    public override LocalBinding Binding => throw new NotSupportedException();

    public override UdpCapabilities Capabilities => throw new NotSupportedException();

    public override int ReceiveSlots => throw new NotSupportedException();

    public override ReceiveThread ReceiveThread => throw new NotSupportedException();

    public override Receiver CreateReceiver(ReceiveRing ring) => throw new NotSupportedException();

    public override void Wake() => throw new NotSupportedException();

    public override Transmitter CreateTransmitter() => new Hands(sent);

    public override void Join(MulticastGroup group) => throw new NotSupportedException();

    public override void Leave(MulticastGroup group) => throw new NotSupportedException();

    public override long? ReadKernelDrops() => null;

    public override void Dispose()
    {
    }

    protected override SendResult SendOnce(in RemoteAddress remote, ReadOnlySpan<byte> payload, in SendOptions options) => throw new NotSupportedException();

    protected override void WaitWritable(TimeSpan time) => throw new NotSupportedException();

    private sealed class Hands(SentDatagram sent) : Transmitter
    {
        public override void Transmit(ReadOnlySpan<SendRun> runs)
        {
            foreach (ref readonly SendRun run in runs)
            {
                for (int offset = 0; offset < run.Length; offset += run.Stride)
                    sent(run.Remote, run.Block.Bytes.AsSpan(run.Offset + offset, Math.Min(run.Stride, run.Length - offset)));
            }
        }

        public override void Dispose()
        {
        }
    }
}
