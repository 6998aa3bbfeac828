using FastUdp.Transport;

namespace FastUdp.Impairment;

/// <summary>A transport whose datagrams pass an <see cref="ImpairedLink"/> in each direction.</summary>
internal sealed class ImpairedTransport : UdpTransport
{
    /// <param name="inner">What moves the datagrams; owned from now on.</param>
    /// <param name="impairment">What befalls them.</param>
    public ImpairedTransport(UdpTransport inner, ImpairmentOptions impairment) => throw new NotImplementedException();

    public override LocalBinding Binding => throw new NotImplementedException();

    public override UdpCapabilities Capabilities => throw new NotImplementedException();

    public override int ReceiveSlots => throw new NotImplementedException();

    public override ReceiveThread ReceiveThread => throw new NotImplementedException();

    public override Receiver CreateReceiver(ReceiveRing ring) => throw new NotImplementedException();

    public override void Wake() => throw new NotImplementedException();

    public override Transmitter CreateTransmitter() => throw new NotImplementedException();

    public override long? ReadKernelDrops() => throw new NotImplementedException();

    public override void Dispose() => throw new NotImplementedException();

    protected override SendResult SendOnce(in RemoteAddress remote, ReadOnlySpan<byte> payload) => throw new NotImplementedException();

    protected override void WaitWritable(TimeSpan time) => throw new NotImplementedException();
}
