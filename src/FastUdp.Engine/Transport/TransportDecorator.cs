namespace FastUdp.Transport;

/// <summary>A transport around another: whatever a subclass does not do itself is the inner one's. They count together.</summary>
/// <param name="inner">What moves the datagrams; owned from now on.</param>
internal abstract class TransportDecorator(UdpTransport inner) : UdpTransport(inner)
{
    public override LocalBinding Binding => Inner.Binding;

    public override UdpCapabilities Capabilities => Inner.Capabilities;

    public override int ReceiveSlots => Inner.ReceiveSlots;

    public override ReceiveThread ReceiveThread => Inner.ReceiveThread;

    public override NetworkErrorReports? NetworkErrors => Inner.NetworkErrors;

    protected UdpTransport Inner { get; } = inner;

    public override T? Find<T>()
        where T : class => base.Find<T>() ?? Inner.Find<T>();

    public override void BeginReceive() => Inner.BeginReceive();

    public override Receiver CreateReceiver(ReceiveRing ring) => Inner.CreateReceiver(ring);

    public override void Wake() => Inner.Wake();

    public override Transmitter CreateTransmitter() => Inner.CreateTransmitter();

    public override int? ReadPathMtu(in RemoteAddress remote) => Inner.ReadPathMtu(remote);

    public override void Join(MulticastGroup group) => Inner.Join(group);

    public override void Leave(MulticastGroup group) => Inner.Leave(group);

    public override long? ReadKernelDrops() => Inner.ReadKernelDrops();

    public override void Dispose() => Inner.Dispose();

    protected override SendResult SendOnce(in RemoteAddress remote, ReadOnlySpan<byte> payload, in SendOptions options) =>
        SendOnce(Inner, remote, payload, options);

    protected override void WaitWritable(TimeSpan time) => WaitWritable(Inner, time);
}
