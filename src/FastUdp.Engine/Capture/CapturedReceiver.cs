using FastUdp.Transport;

namespace FastUdp.Capture;

/// <summary>Records every batch before the loop sees it.</summary>
internal sealed class CapturedReceiver(EndpointTap tap, Receiver inner, ReceiveRing ring) : ReceiverDecorator(inner)
{
    protected override int OnFilled(int filledCount)
    {
        tap.RecordReceived(ring.Filled(filledCount));
        return filledCount;
    }
}
