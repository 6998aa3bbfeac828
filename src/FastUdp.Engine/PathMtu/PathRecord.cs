namespace FastUdp.PathMtu;

/// <summary>What a discovery knows of one remote. Guarded by its lock.</summary>
internal sealed class PathRecord
{
    public PathRecord(in RemoteAddress remote, PathMtuSearch search)
    {
        Remote = remote;
        Search = search;
        Place = new LinkedListNode<PathRecord>(this);
    }

    public RemoteAddress Remote { get; }

    public PathMtuSearch Search { get; }

    /// <summary>Its place among all, by when they were last used.</summary>
    public LinkedListNode<PathRecord> Place { get; }

    /// <summary>When the schedule looks at it next; the end of time when it does not.</summary>
    public TimeSpan ScheduledFor { get; set; } = TimeSpan.MaxValue;

    /// <summary>Whether it is not tracked any more.</summary>
    public bool IsForgotten { get; set; }

    /// <summary>What waits for the search to be complete; null when nothing does.</summary>
    public TaskCompletionSource<int>? Waiter { get; set; }

    /// <summary>What waits will wait in vain. To be called without the lock.</summary>
    public void CancelWaiter() => Waiter?.TrySetCanceled(CancellationToken.None);

    /// <summary>Takes what waits, if the search is complete.</summary>
    public PathCompletion TakeCompletion()
    {
        if (Waiter is null || Search.State != PathMtuState.SearchComplete)
            return default;
        var completion = new PathCompletion(Waiter, Search.PayloadBytes);
        Waiter = null;
        return completion;
    }
}
