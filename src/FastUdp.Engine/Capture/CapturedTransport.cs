using FastUdp.Transport;

namespace FastUdp.Capture;

/// <summary>
/// A transport whose datagrams are recorded: as the inner one received them, and as it was handed them to send. It stands next to the backend,
/// within whatever else befalls datagrams, so that the capture shows what was really on its way.
/// </summary>
internal sealed class CapturedTransport : UdpTransport
{
    private readonly UdpTransport _inner;
    private readonly EndpointTap _tap;

    /// <param name="inner">What moves the datagrams; owned from now on.</param>
    /// <param name="tap">Where they are recorded.</param>
    public CapturedTransport(UdpTransport inner, EndpointTap tap)
        : base(inner)
    {
        _inner = inner;
        _tap = tap;
    }

    public override LocalBinding Binding => _inner.Binding;

    public override UdpCapabilities Capabilities => _inner.Capabilities;

    public override int ReceiveSlots => _inner.ReceiveSlots;

    public override ReceiveThread ReceiveThread => _inner.ReceiveThread;

    public override Receiver CreateReceiver(ReceiveRing ring) => new CapturedReceiver(_tap, _inner.CreateReceiver(ring), ring);

    public override void Wake() => _inner.Wake();

    public override Transmitter CreateTransmitter() => new CapturedTransmitter(_tap, _inner.CreateTransmitter());

    public override int? ReadPathMtu(in RemoteAddress remote) => _inner.ReadPathMtu(remote);

    public override void Join(MulticastGroup group) => _inner.Join(group);

    public override void Leave(MulticastGroup group) => _inner.Leave(group);

    public override long? ReadKernelDrops() => _inner.ReadKernelDrops();

    public override void Dispose() => _inner.Dispose();

    /// <remarks>The time is that before the send: another thread may have received the answer before this one goes on.</remarks>
    protected override SendResult SendOnce(in RemoteAddress remote, ReadOnlySpan<byte> payload, in SendOptions options)
    {
        long unixNanoseconds = _tap.Now;
        SendResult result = SendOnce(_inner, remote, payload, options);
        if (result.IsSent)
            _tap.RecordSent(remote, payload, payload.Length, options, unixNanoseconds);
        return result;
    }

    protected override void WaitWritable(TimeSpan time) => WaitWritable(_inner, time);
}
