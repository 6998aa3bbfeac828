namespace FastUdp.Requests;

/// <summary>
/// Sends replies from any thread. Of threads that come at once, the last one flushes for all: a burst leaves as few
/// buffers, and a single reply leaves at once.
/// </summary>
internal sealed class ReplyOutbox(DatagramSender sender) : IDisposable
{
    private readonly Lock _lock = new();
    private int _arriving;

    /// <summary>Sends a reply; false when the endpoint is gone.</summary>
    public bool TrySend(in RemoteAddress remote, ReadOnlySpan<byte> payload, in SendOptions options)
    {
        Interlocked.Increment(ref _arriving);
        lock (_lock)
        {
            bool isLast = Interlocked.Decrement(ref _arriving) == 0;
            try
            {
                sender.Send(remote, payload, options);
                if (isLast)
                    sender.Flush();
                return true;
            }
            catch (ObjectDisposedException)
            {
                return false;
            }
        }
    }

    /// <summary>Sends a challenge; false when the endpoint is gone.</summary>
    public bool TrySend(in RemoteAddress remote, in Challenge challenge, in SendOptions options)
    {
        Span<byte> payload = stackalloc byte[Challenge.MaxWireSize];
        Challenge.TryWrite(challenge, payload, out _, out _);
        return TrySend(remote, payload, options);
    }

    public void Dispose()
    {
        lock (_lock)
            sender.Dispose();
    }
}
