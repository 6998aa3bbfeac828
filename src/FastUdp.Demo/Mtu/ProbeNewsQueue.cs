namespace FastUdp.Demo.Mtu;

/// <summary>News from the threads of many endpoints, for one that waits. Each datagram has two at most, so it is short.</summary>
internal sealed class ProbeNewsQueue(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Queue<ProbeNews> _news = [];
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

        // A second of real time at most stays behind for a wait that ended early: a delay that is cancelled would go on elsewhere in a simulation.
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = stop.Register(() => stopped.TrySetResult());
        await Task.WhenAny(posted!, stopped.Task, Task.Delay(limit, time, CancellationToken.None));
        return TryTake(out news, out _) ? news : null;
    }

    private bool TryTake(out ProbeNews news, out Task? posted)
    {
        lock (_lock)
        {
            posted = null;
            if (_news.TryDequeue(out news))
                return true;

            // Whoever waits must not go on in a receive loop, but must in a simulation, where all happens on one thread.
            _waiter ??= new TaskCompletionSource(
                time == TimeProvider.System ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None);
            posted = _waiter.Task;
            return false;
        }
    }
}
