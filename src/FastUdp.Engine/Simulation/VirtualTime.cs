namespace FastUdp.Simulation;

/// <summary>
/// A clock that stands still until the simulation moves it, and the timers on it: all that happens in a simulation, in
/// one order, which is that of (time, scheduling).
/// </summary>
/// <remarks>
/// Scheduling is safe from any thread. Running is for one thread at a time: the Run methods carry out events inline and
/// refuse to be called beside, or from within, another of them.
/// </remarks>
internal sealed class VirtualTime : TimeProvider
{
    private static readonly DateTimeOffset Beginning = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly EventQueue _queue = new();
    private readonly RunPermit _permit = new();
    private long _nowTicks;
    private long _scheduledCount;

    /// <summary>The time since the beginning.</summary>
    public TimeSpan Now => TimeSpan.FromTicks(GetTimestamp());

    /// <summary>How many events are to happen.</summary>
    public int PendingCount
    {
        get
        {
            lock (Gate)
                return _queue.Count;
        }
    }

    /// <summary>The time of the virtual calendar, in nanoseconds since 1970.</summary>
    public long UnixNanoseconds => (GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Guards the queue and the clock. A monitor, for a runner with nothing to do waits for it to be pulsed.</summary>
    internal object Gate { get; } = new();

    public override long GetTimestamp() => Volatile.Read(ref _nowTicks);

    public override DateTimeOffset GetUtcNow() => Beginning + Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Has an event happen after so much time, behind all that are scheduled for then already. It must not be scheduled.</summary>
    public void Schedule(TimeSpan delay, VirtualEvent added)
    {
        lock (Gate)
        {
            added.DueTicks = DueAfter(delay);
            added.Number = _scheduledCount++;
            _queue.Add(added);
            Monitor.Pulse(Gate);
        }
    }

    /// <summary>Has an event not happen; nothing changes when it is not scheduled.</summary>
    public void Cancel(VirtualEvent cancelled)
    {
        lock (Gate)
            _queue.Remove(cancelled);
    }

    /// <summary>Lets so much time pass: carries out what is due within it, its end included.</summary>
    public void Advance(TimeSpan duration) => RunUntil(static () => false, duration);

    /// <summary>Carries out the next event, whenever it is due. False when there is none.</summary>
    public bool RunNext()
    {
        using RunPermit.Scope run = _permit.Enter();
        return TryHappen(long.MaxValue);
    }

    /// <summary>Carries out events until none is left or so much time has passed.</summary>
    /// <returns>Whether none is left.</returns>
    public bool RunUntilIdle(TimeSpan limit) => RunUntil(() => PendingCount == 0, limit);

    /// <summary>Carries out events until a condition holds, looked at before each, or so much time has passed.</summary>
    /// <returns>Whether it holds.</returns>
    public bool RunUntil(Func<bool> isDone, TimeSpan limit)
    {
        using RunPermit.Scope run = _permit.Enter();
        long limitTicks = DueAfter(limit);
        while (!isDone())
        {
            if (TryHappen(limitTicks))
                continue;
            Volatile.Write(ref _nowTicks, limitTicks);
            return isDone();
        }
        return true;
    }

    /// <summary>
    /// Carries out events as they come, on a thread of its own, until cancelled. What awaits them goes on in the thread
    /// pool, for it may be a program that blocks.
    /// </summary>
    /// <returns>A task that then ends, or fails as an event did.</returns>
    public Task RunAsync(CancellationToken cancellationToken)
    {
        var completion = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => RunUntilCancelled(completion, cancellationToken)) { Name = "FastUdp simulation", IsBackground = true };
        _permit.Take(thread);
        thread.UnsafeStart();
        return completion.Task;
    }

    private void RunUntilCancelled(TaskCompletionSource completion, CancellationToken cancellationToken)
    {
        SynchronizationContext.SetSynchronizationContext(new Elsewhere());
        Exception? failure = null;
        try
        {
            using CancellationTokenRegistration onCancelled =
                cancellationToken.UnsafeRegister(static time => ((VirtualTime)time!).Rouse(), this);
            while (!cancellationToken.IsCancellationRequested)
            {
                if (!TryHappen(long.MaxValue))
                    Sleep(cancellationToken);
            }
        }
#pragma warning disable CA1031 // Whatever an event threw is for whoever awaits the run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failure = exception;
        }

        // Before the task ends, so that whoever awaits it can run the simulation again.
        _permit.Release();
        if (failure is null)
            completion.SetResult();
        else
            completion.SetException(failure);
    }

    /// <summary>Takes the next event, sets the clock to it and has it happen. False when none is due by then.</summary>
    private bool TryHappen(long limitTicks)
    {
        VirtualEvent? next;
        lock (Gate)
        {
            next = _queue.First;
            if (next is null || next.DueTicks > limitTicks)
                return false;
            _queue.Remove(next);
            Volatile.Write(ref _nowTicks, next.DueTicks);
        }
        next.Happen();
        return true;
    }

    private void Sleep(CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            if (_queue.Count == 0 && !cancellationToken.IsCancellationRequested)
                Monitor.Wait(Gate);
        }
    }

    private void Rouse()
    {
        lock (Gate)
            Monitor.PulseAll(Gate);
    }

    private long DueAfter(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return _nowTicks > TimeSpan.MaxValue.Ticks - delay.Ticks ? TimeSpan.MaxValue.Ticks : _nowTicks + delay.Ticks;
    }

    /// <summary>
    /// In the presence of a context that is not .NET's own, what awaits an event with ConfigureAwait(false) goes on in the
    /// thread pool, as this context has everything else do: a program that then blocks does not block the simulation.
    /// </summary>
    private sealed class Elsewhere : SynchronizationContext;
}
