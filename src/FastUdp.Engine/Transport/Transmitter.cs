namespace FastUdp.Transport;

/// <summary>
/// The sending half of a transport as one sender uses it: it owns the native headers or addresses its calls need, so it
/// belongs to that sender's thread.
/// </summary>
internal abstract class Transmitter : IDisposable
{
    /// <summary>
    /// Hands every datagram of the runs to the kernel, in order, waiting for room when the socket's buffer is full.
    /// What the kernel refuses is counted by reason and passed over; nothing is retried later.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The endpoint has been disposed.</exception>
    public abstract void Transmit(ReadOnlySpan<SendRun> runs);

    public abstract void Dispose();
}
