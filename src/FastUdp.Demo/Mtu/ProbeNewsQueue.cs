namespace FastUdp.Demo.Mtu;

/// <summary>News from the threads of many endpoints, for one that waits. Each datagram has two at most, so it is short.</summary>
internal sealed class ProbeNewsQueue(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Queue<ProbeNews> _news = [];

    // Whoever waits must not go on in a receive loop, but must in a simulation, where all happens on one thread.
    private readonly TaskCreationOptions _goingOn =
        time == TimeProvider.System ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None;

    private TaskCompletionSource? _waiter;

    /// <summary>Any thread.</summary>
    public void Post(ProbeNews news)
    {
        TaskCompletionSource? waiter;
        lock (_lock)
        {
            _news.Enqueue(news);
            waiter = _waiter;
            _waiter = null;
        }
        waiter?.TrySetResult();
    }

    /// <summary>The next news; null when the time is up before there is any, or at a stop.</summary>
    public async Task<ProbeNews?> NextAsync(TimeSpan limit, CancellationToken stop)
    {
        if (TryTake(out ProbeNews news, out Task? posted))
            return news;
        if (limit <= TimeSpan.Zero || stop.IsCancellationRequested)
            return null;

        // Rounded up, for timers cut what is less than a millisecond. A delay of a wait that ended early runs out by itself: one that is
        // cancelled would go on elsewhere in a simulation.
        var wait = TimeSpan.FromMilliseconds(Math.Ceiling(limit.TotalMilliseconds));
        var stopped = new TaskCompletionSource(_goingOn);
        using CancellationTokenRegistration registration = stop.Register(() => stopped.TrySetResult());
        await Task.WhenAny(posted!, stopped.Task, Task.Delay(wait, time, CancellationToken.None));
        return TryTake(out news, out _) ? news : null;
    }

    private bool TryTake(out ProbeNews news, out Task? posted)
    {
        lock (_lock)
        {
            posted = null;
            if (_news.TryDequeue(out news))
                return true;
            _waiter ??= new TaskCompletionSource(_goingOn);
            posted = _waiter.Task;
            return false;
        }
    }
}
