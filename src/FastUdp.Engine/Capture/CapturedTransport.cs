using FastUdp.Transport;

namespace FastUdp.Capture;

/// <summary>
/// A transport whose datagrams are recorded: as the inner one received them, and as it was handed them to send. It stands next to the backend,
/// within whatever else befalls datagrams, so that the capture shows what was really on its way.
/// </summary>
internal sealed class CapturedTransport : TransportDecorator
{
    private readonly EndpointTap _tap;

    /// <param name="inner">What moves the datagrams; owned from now on.</param>
    /// <param name="tap">Where they are recorded.</param>
    public CapturedTransport(UdpTransport inner, EndpointTap tap)
        : base(inner)
    {
        _tap = tap;
    }

    public override Receiver CreateReceiver(ReceiveRing ring) => new CapturedReceiver(_tap, Inner.CreateReceiver(ring), ring);

    public override Transmitter CreateTransmitter() => new CapturedTransmitter(_tap, Inner.CreateTransmitter());

    /// <remarks>The time is that before the send: another thread may have received the answer before this one goes on.</remarks>
    protected override SendResult SendOnce(in RemoteAddress remote, ReadOnlySpan<byte> payload, in SendOptions options)
    {
        long unixNanoseconds = _tap.Now;
        SendResult result = SendOnce(Inner, remote, payload, options);
        if (result.IsSent)
            _tap.RecordSent(remote, payload, payload.Length, options, unixNanoseconds);
        return result;
    }
}
