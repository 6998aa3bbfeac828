namespace FastUdp.Requests;

/// <summary>
/// The three ways a request is sent. On the receive loop and on the timer it goes into the block of that thread, which
/// is flushed at the end of the batch, so that equal requests leave as one super-buffer. From elsewhere it goes into a
/// shared block, which is flushed at once while few requests are in flight; with many in flight, a work item of the
/// thread pool flushes what has come together until it runs.
/// </summary>
internal sealed class RequestOutbox : IThreadPoolWorkItem
{
    // With fewer in flight, nobody else is likely to send before the work item would run.
    private const int FewInFlight = 4;

    private readonly RequestTable _table;
    private readonly bool _gathers;
    private readonly SendBlock _shared = new();
    private readonly Lock _sharedLock = new();
    private bool _isFlushQueued;

    /// <param name="table">What the requests to be sent are taken from.</param>
    /// <param name="gathers">
    /// Whether requests from elsewhere may wait for a work item to flush them. Otherwise nothing runs on the thread
    /// pool.
    /// </param>
    public RequestOutbox(RequestTable table, bool gathers)
    {
        _table = table;
        _gathers = gathers;
    }

    public SendBlock Loop { get; } = new();

    public SendBlock Timer { get; } = new();

    /// <summary>Takes the two senders that are not the receive loop's.</summary>
    /// <exception cref="InvalidOperationException">The endpoint has no two senders left.</exception>
    public void TakeSenders(UdpEndpoint endpoint)
    {
        try
        {
            Timer.Use(endpoint.CreateSender());
            _shared.Use(endpoint.CreateSender());
        }
        catch (InvalidOperationException exception) when (exception is not ObjectDisposedException)
        {
            throw new InvalidOperationException(
                $"A {nameof(RequestClient)} takes two senders of its endpoint. {exception.Message}", exception);
        }
    }

    /// <summary>Sends a request. Without the table's lock.</summary>
    public void Send(in RemoteAddress remote, in RequestHeader header, ReadOnlySpan<byte> body)
    {
        if (FindOwn() is { } own)
        {
            Write(own, remote, header, body);
            return;
        }
        lock (_sharedLock)
        {
            Write(_shared, remote, header, body);
            FlushShared();
        }
    }

    /// <summary>
    /// Writes what is due in the table into the calling thread's own block. Without the table's lock.
    /// </summary>
    public void SendDue(SendBlock own)
    {
        while (!_table.TrySendDue(own))
            own.Flush();
    }

    /// <summary>What the thread pool calls.</summary>
    public void Execute()
    {
        lock (_sharedLock)
        {
            _isFlushQueued = false;
            _shared.Flush();
        }
    }

    /// <summary>Gives the senders back. When neither the receive loop nor the timer runs any more.</summary>
    public void Close()
    {
        Timer.Close();
        lock (_sharedLock)
            _shared.Close();
    }

    private static void Write(SendBlock block, in RemoteAddress remote, in RequestHeader header, ReadOnlySpan<byte> body)
    {
        while (!block.TryWrite(remote, header, body))
            block.Flush();
    }

    private SendBlock? FindOwn() => Loop.IsOwn ? Loop : Timer.IsOwn ? Timer : null;

    private void FlushShared()
    {
        if (!_gathers || _table.InFlight <= FewInFlight)
        {
            _shared.Flush();
        }
        else if (!_isFlushQueued)
        {
            _isFlushQueued = true;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }
}
