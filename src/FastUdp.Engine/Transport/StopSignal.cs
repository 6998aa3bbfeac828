namespace FastUdp.Transport;

/// <summary>
/// Tells a receive loop to end: after the batch at hand, or when nothing is queued any more. A flag, and the wake-up that makes the loop
/// look. A drain can still be stopped; a stop is final.
/// </summary>
internal sealed class StopSignal(UdpTransport transport)
{
    private const int Running = 0;
    private const int Draining = 1;
    private const int Stopping = 2;

    private volatile int _state;

    /// <summary>Whether the end has been asked for, in either way.</summary>
    public bool IsRequested => _state != Running;

    /// <summary>Whether what has arrived is to be handled before the end.</summary>
    public bool IsDraining => _state == Draining;

    /// <summary>Ends the loop after the batch at hand. Any thread, while the transport is not disposed.</summary>
    public void Request()
    {
        _state = Stopping;
        transport.Wake();
    }

    /// <summary>Ends the loop when nothing is queued any more. Any thread, while the transport is not disposed.</summary>
    public void RequestDrain()
    {
        if (Interlocked.CompareExchange(ref _state, Draining, Running) == Running)
            transport.Wake();
    }
}
