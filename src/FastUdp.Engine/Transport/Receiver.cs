namespace FastUdp.Transport;

/// <summary>The receiving half of a transport as one receive loop uses it: it fills that loop's ring.</summary>
internal abstract class Receiver : IDisposable
{
    /// <summary>
    /// Waits until at least one datagram is there, or <see cref="UdpTransport.Wake"/> is called, and fills the ring's
    /// armed slots from the first on. Gives the number of slots filled; 0 when woken.
    /// </summary>
    public abstract ValueTask<int> ReceiveAsync();

    public abstract void Dispose();
}
