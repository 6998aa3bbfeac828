namespace FastUdp.Transport;

/// <summary>Tells a receive loop to end after the batch at hand: a flag, and the wake-up that makes it look.</summary>
internal sealed class StopSignal(UdpTransport transport)
{
    private volatile bool _isRequested;

    public bool IsRequested => _isRequested;

    /// <summary>Any thread, while the transport is not disposed.</summary>
    public void Request()
    {
        _isRequested = true;
        transport.Wake();
    }
}
