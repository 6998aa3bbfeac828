namespace FastUdp.Requests;

/// <summary>
/// One timer for all requests: set for the first tick at which one is due, and left alone by the others. It does not
/// tick when nothing is pending, nor while its callback runs. Guarded by the table's lock.
/// </summary>
internal sealed class RequestTimer : IAsyncDisposable
{
    private readonly RequestClock _clock;
    private readonly ITimer _timer;
    private uint _armedTick;
    private bool _isArmed;
    private bool _isTicking;

    public RequestTimer(TimeProvider timeProvider, RequestClock clock, Action tick)
    {
        _clock = clock;
        TimeSpan never = Timeout.InfiniteTimeSpan;
        _timer = timeProvider.CreateTimer(static tick => ((Action)tick!)(), tick, never, never);
    }

    /// <summary>Sees to it that the callback runs at a tick, or before.</summary>
    public void ArmBy(uint tick)
    {
        if (_isTicking || (_isArmed && (int)(tick - _armedTick) >= 0))
            return;
        Arm(tick);
    }

    /// <summary>
    /// To be called first in the callback. False when another is at work: one that was set anew just as it ran out may
    /// call twice.
    /// </summary>
    public bool TryBeginTick()
    {
        if (_isTicking)
            return false;
        _isTicking = true;
        _isArmed = false;
        return true;
    }

    /// <summary>To be called last in the callback, with the next tick to look at, if there is one.</summary>
    public void EndTick(uint? next)
    {
        _isTicking = false;
        if (next is { } tick)
            Arm(tick);
    }

    /// <summary>Waits for a callback that runs at this moment.</summary>
    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void Arm(uint tick)
    {
        // Whole milliseconds, rounded up: the system's timers cut the rest off, and would come too early.
        long now = _clock.NowTicks;
        uint reached = RequestClock.TickOf(now);
        bool isPast = (int)(tick - reached) <= 0;
        long delay = isPast ? 0 : (int)(tick - reached);
        _timer.Change(TimeSpan.FromMilliseconds(delay), Timeout.InfiniteTimeSpan);
        _armedTick = tick;
        _isArmed = true;
    }
}
