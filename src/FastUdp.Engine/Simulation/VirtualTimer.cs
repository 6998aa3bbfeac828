namespace FastUdp.Simulation;

/// <summary>A timer on virtual time. Its callback runs inline where the simulation is run; what it throws ends that run.</summary>
internal sealed class VirtualTimer : VirtualEvent, ITimer
{
    // The bounds of .NET's own timers, in whose place this one stands.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly VirtualTime _time;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private TimeSpan _period;
    private bool _isDisposed;

    public VirtualTimer(VirtualTime time, TimerCallback callback, object? state)
    {
        _time = time;
        _callback = callback;
        _state = state;
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        lock (_time.Gate)
        {
            if (_isDisposed)
                return false;
            _period = period;
            _time.Cancel(this);
            if (dueTime != Timeout.InfiniteTimeSpan)
                _time.Schedule(dueTime, this);
            return true;
        }
    }

    public void Dispose()
    {
        lock (_time.Gate)
        {
            _isDisposed = true;
            _time.Cancel(this);
        }
    }

    /// <summary>Disposes. A callback that runs on another thread at this moment is not waited for.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public override void Happen()
    {
        Rearm();
        if (_context is null)
            _callback(_state);
        else
            ExecutionContext.Run(_context, static timer => ((VirtualTimer)timer!).CallBack(), this);
    }

    /// <summary>Schedules the next of a periodic timer, before the callback, which may change it.</summary>
    private void Rearm()
    {
        lock (_time.Gate)
        {
            // Somebody may have disposed it, or set it anew, since it was taken from the queue.
            if (_period > TimeSpan.Zero && !_isDisposed && Place < 0)
                _time.Schedule(_period, this);
        }
    }

    private void CallBack() => _callback(_state);

    private static void Check(TimeSpan time, string name)
    {
        if (time != Timeout.InfiniteTimeSpan && (time < TimeSpan.Zero || time > Longest))
            throw new ArgumentOutOfRangeException(name, time, $"A timer takes from 0 to {Longest}, or infinite.");
    }
}
