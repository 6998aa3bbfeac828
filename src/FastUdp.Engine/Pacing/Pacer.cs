using FastUdp.Transport;

namespace FastUdp.Pacing;

/// <summary>
/// Shares the rate of an endpoint among its senders: whoever comes first goes first, and nobody past one that waits. Any thread.
/// <list type="number">
/// <item>With nobody waiting and tokens enough, a sender takes them and goes on.</item>
/// <item>Otherwise it draws a number and waits until it is called.</item>
/// <item>Called, it waits for the tokens, without holding the lock, takes them, and calls the next.</item>
/// </list>
/// </summary>
/// <remarks>
/// Tokens are taken when they are there, never reserved: several senders that all wake late do not make up for it together, so the
/// bucket's bound holds for what leaves.
/// </remarks>
internal sealed class Pacer(TokenBucket bucket, PacingClock clock, SendCounters counters)
{
    private readonly object _lock = new();
    private long _nextNumber;
    private long _called;
    private volatile bool _isClosed;

    /// <summary>Takes so many bytes if they may leave now and nobody waits for others.</summary>
    public bool TryTake(int bytes)
    {
        lock (_lock)
            return _called == _nextNumber && bucket.TryTake(bytes, clock.Now);
    }

    /// <summary>Gives back what did not leave.</summary>
    public void Return(int bytes)
    {
        lock (_lock)
            bucket.Return(bytes);
    }

    /// <summary>Takes so many bytes, blocking the thread until they may leave, and counts that it waited.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled before they might; it is looked at when it is this sender's turn.</exception>
    /// <exception cref="ObjectDisposedException">The endpoint has been disposed.</exception>
    public void Take(int bytes, CancellationToken cancellationToken = default)
    {
        if (TryTake(bytes))
            return;
        counters.AddPacedSend();
        AwaitTurn();
        try
        {
            while (!TryTakeInTurn(bytes, out long ticks, out long spareTicks))
            {
                cancellationToken.ThrowIfCancellationRequested();
                ObjectDisposedException.ThrowIf(_isClosed, typeof(UdpEndpoint));
                clock.Wait(ticks, spareTicks);
            }
        }
        finally
        {
            EndTurn();
        }
    }

    /// <summary>Ends every wait.</summary>
    public void Close() => _isClosed = true;

    private void AwaitTurn()
    {
        lock (_lock)
        {
            long number = _nextNumber++;
            while (_called != number)
                Monitor.Wait(_lock);
        }
    }

    private bool TryTakeInTurn(int bytes, out long ticks, out long spareTicks)
    {
        lock (_lock)
        {
            long now = clock.Now;
            ticks = bucket.TicksUntil(bytes, now);
            spareTicks = bucket.TicksUntilFull(now) - ticks;
            return ticks == 0 && bucket.TryTake(bytes, now);
        }
    }

    private void EndTurn()
    {
        lock (_lock)
        {
            _called++;
            Monitor.PulseAll(_lock);
        }
    }
}
