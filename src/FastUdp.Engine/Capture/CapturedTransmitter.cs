using FastUdp.Transport;

namespace FastUdp.Capture;

/// <summary>
/// Records runs before they are sent, so that a request stands before its reply. Which datagrams of a run the kernel refuses it does not say
/// one by one: those are recorded too, and counted by reason in the endpoint's statistics.
/// </summary>
internal sealed class CapturedTransmitter(EndpointTap tap, Transmitter inner) : Transmitter
{
    public override void Transmit(ReadOnlySpan<SendRun> runs)
    {
        tap.RecordSent(runs);
        inner.Transmit(runs);
    }

    public override void Dispose() => inner.Dispose();
}
