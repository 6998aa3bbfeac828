namespace FastUdp.Impairment;

/// <summary>
/// One direction of an impaired endpoint: the link that judges, the clock, and the datagrams under way. Safe from any thread.
/// <list type="number">
/// <item>A datagram enters: the link judges it; what does not come out at once is copied and kept here.</item>
/// <item>The timer goes off when the first is due, is armed for the next, and has somebody take what is due.</item>
/// <item>Whoever looks takes what is due by then, with or without the timer, and never arms it: a clock that another
/// thread moves would leave it set for too late.</item>
/// </list>
/// </summary>
internal sealed class ImpairedPath : IDisposable
{
    private readonly Lock _lock = new();
    private readonly ImpairedLink _link;
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly DelayQueue _queue = new();
    private readonly DueTimer _timer;
    private readonly Action _onDue;
    private volatile bool _isIdle = true;
    private bool _isDisposed;

    /// <param name="impairment">What befalls datagrams.</param>
    /// <param name="seed">Where chance comes from.</param>
    /// <param name="clock">The clock and the timer.</param>
    /// <param name="onDue">Told, on the timer's thread and without the lock, when there is something to take.</param>
    public ImpairedPath(LinkImpairment impairment, int seed, TimeProvider clock, Action onDue)
    {
        _link = new ImpairedLink(impairment, seed);
        _clock = clock;
        _start = clock.GetTimestamp();
        _onDue = onDue;
        _timer = new DueTimer(clock, OnTimer);
    }

    public LinkStatistics Statistics
    {
        get
        {
            lock (_lock)
                return _link.Statistics;
        }
    }

    /// <summary>Whether something has come out that nobody has taken yet.</summary>
    public bool HasDue
    {
        get
        {
            lock (_lock)
            {
                _queue.Advance(Now);
                return _queue.HasDue;
            }
        }
    }

    private TimeSpan Now => _clock.GetElapsedTime(_start);

    /// <summary>
    /// Judges a datagram and keeps what is not to come out at once: the datagram itself, or its copy. Of the verdict the
    /// caller carries out only what befalls a datagram that <see cref="LinkVerdict.IsAtOnce"/>.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The endpoint has been disposed.</exception>
    public LinkVerdict Enter(in RemoteAddress remote, ReadOnlySpan<byte> payload, in DatagramTraits traits)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(UdpEndpoint));
            TimeSpan now = Now;
            LinkVerdict verdict = _link.Judge(now, payload.Length, UdpLimits.HeaderBytes(remote.AddressFamily));
            if (verdict.IsDelivered && !verdict.IsAtOnce)
                Keep(now, verdict.Delay, DelayedDatagram.Copy(remote, payload, traits, isUnderWay: true, verdict));

            // A copy without a delay is kept as well: it comes out after the batch that its original is in.
            if (verdict.CopyDelay is { } delay)
                Keep(now, delay, DelayedDatagram.Copy(remote, payload, traits, delay != TimeSpan.Zero, verdict));
            return verdict;
        }
    }

    /// <summary>Takes the next datagram that is due, which the caller then releases. False when there is none yet.</summary>
    public bool TryTakeDue(out DelayedDatagram datagram)
    {
        datagram = default;
        if (_isIdle)
            return false;
        lock (_lock)
        {
            _queue.Advance(Now);
            bool isDue = _queue.TryTake(out datagram);
            if (isDue && datagram.IsUnderWay)
                _link.OnDelivered();
            _isIdle = _queue.IsEmpty;
            return isDue;
        }
    }

    /// <summary>Drops what is under way, and lets nothing in any more. The timer calls nobody once this has returned.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            _isDisposed = true;
            _queue.Clear();
            _isIdle = true;
        }
    }

    private void Keep(TimeSpan now, TimeSpan delay, in DelayedDatagram datagram)
    {
        _queue.Add(now + delay, datagram);
        _isIdle = false;
        _timer.ArmFor(_queue.NextDue, now);
    }

    private void OnTimer()
    {
        bool hasDue;
        lock (_lock)
        {
            TimeSpan now = Now;
            _queue.Advance(now);
            _timer.ArmFor(_queue.NextDue, now);
            hasDue = _queue.HasDue;
        }
        if (hasDue)
            _onDue();
    }
}
