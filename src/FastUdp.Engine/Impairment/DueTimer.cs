namespace FastUdp.Impairment;

/// <summary>
/// One timer for the earliest of many moments. It goes off once and is then to be armed anew; going off too early or in
/// vain is harmless. Once disposed it calls nobody any more. Safe from any thread.
/// </summary>
internal sealed class DueTimer : IDisposable
{
    // The system's timers count whole milliseconds, and would go off at once, over and over, for less.
    private static readonly TimeSpan SystemResolution = TimeSpan.FromMilliseconds(1);

    // Below the 49 days a timer can be set to.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    // Held while the owner is called, so that disposal waits for that; a lock of its own, which nothing else takes, for
    // the call may run a whole receive loop.
    private readonly Lock _calling = new();
    private readonly Lock _lock = new();
    private readonly Action _onDue;
    private readonly TimeSpan _resolution;
    private readonly ITimer _timer;
    private TimeSpan _armedFor = TimeSpan.MaxValue;
    private bool _isDisposed;

    public DueTimer(TimeProvider clock, Action onDue)
    {
        _onDue = onDue;
        _resolution = clock == TimeProvider.System ? SystemResolution : TimeSpan.FromTicks(1);
        _timer = clock.CreateTimer(static timer => ((DueTimer)timer!).OnFired(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Has the timer go off at a moment, unless it will before; at the end of time means never.</summary>
    public void ArmFor(TimeSpan due, TimeSpan now)
    {
        lock (_lock)
        {
            if (due >= _armedFor)
                return;
            _armedFor = due;
            _timer.Change(Wait(due - now), Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_calling)
            _isDisposed = true;
    }

    /// <summary>The time as the clock can wait for it: rounded up, and not too long.</summary>
    private TimeSpan Wait(TimeSpan time)
    {
        if (time <= TimeSpan.Zero)
            return TimeSpan.Zero;
        long ticks = Math.Min(time.Ticks, LongestWait.Ticks) + _resolution.Ticks - 1;
        return TimeSpan.FromTicks(ticks - (ticks % _resolution.Ticks));
    }

    private void OnFired()
    {
        lock (_lock)
            _armedFor = TimeSpan.MaxValue;
        lock (_calling)
        {
            if (!_isDisposed)
                _onDue();
        }
    }
}
