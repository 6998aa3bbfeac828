namespace FastUdp.Transport;

/// <summary>The receiving half of a transport as one receive loop uses it: it fills that loop's ring.</summary>
internal abstract class Receiver : IDisposable
{
    /// <summary>
    /// After how many turns the loop lets others have its thread; 0 for never. One of the thread pool's would otherwise be
    /// held for as long as datagrams keep coming. A thread of its own must not be left: the loop would not come back to it.
    /// </summary>
    public abstract int TurnsBeforeYield { get; }

    /// <summary>
    /// Waits until at least one datagram is there, or <see cref="UdpTransport.Wake"/> is called, and fills the ring's
    /// armed slots from the first on. Gives the number of slots filled; 0 when woken.
    /// </summary>
    public abstract ValueTask<int> ReceiveAsync();

    /// <summary>
    /// Whether something has arrived that a receive would find now. Only a drain asks, once a turn: the answer may take a system call.
    /// </summary>
    public abstract bool HasQueued { get; }

    public abstract void Dispose();
}
