namespace FastUdp.LargeMessages;

/// <summary>The clock of a channel and its one timer, which goes off at the earliest of the moments it was armed for. Safe from any thread.</summary>
internal sealed class ChannelTimer : IAsyncDisposable
{
    // The system's timers count whole milliseconds, and would go off too early, over and over, for less.
    private const long ResolutionTicks = TimeSpan.TicksPerMillisecond;

    private readonly Lock _lock = new();
    private readonly TimeProvider _timeProvider;
    private readonly Func<long, long> _tick;
    private readonly long _origin;
    private readonly ITimer _timer;
    private long _armedTicks = long.MaxValue;
    private bool _isTicking;

    /// <param name="timeProvider">The clock.</param>
    /// <param name="tick">Does what is due, given the time; gives the moment to go off next, the end of time for none.</param>
    public ChannelTimer(TimeProvider timeProvider, Func<long, long> tick)
    {
        _timeProvider = timeProvider;
        _tick = tick;
        _origin = timeProvider.GetTimestamp();
        _timer = timeProvider.CreateTimer(static timer => ((ChannelTimer)timer!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The time since the channel was made.</summary>
    public long NowTicks => _timeProvider.GetElapsedTime(_origin).Ticks;

    /// <summary>Has the timer go off at a moment, unless it will before.</summary>
    public void ArmBy(long dueTicks)
    {
        if (dueTicks >= Volatile.Read(ref _armedTicks))
            return;
        lock (_lock)
        {
            if (dueTicks >= _armedTicks)
                return;
            Volatile.Write(ref _armedTicks, dueTicks);
            if (!_isTicking)
                Set();
        }
    }

    /// <summary>Waits for a tick that runs at this moment. None comes after.</summary>
    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void Tick()
    {
        lock (_lock)
        {
            if (_isTicking)
                return;
            _isTicking = true;
            _armedTicks = long.MaxValue;
        }
        long next = _tick(NowTicks);
        lock (_lock)
        {
            _isTicking = false;
            _armedTicks = Math.Min(_armedTicks, next);
            if (_armedTicks != long.MaxValue)
                Set();
        }
    }

    private void Set()
    {
        long waitTicks = Math.Max(_armedTicks - NowTicks, 0) + ResolutionTicks - 1;
        _timer.Change(TimeSpan.FromMilliseconds(waitTicks / ResolutionTicks), Timeout.InfiniteTimeSpan);
    }
}
