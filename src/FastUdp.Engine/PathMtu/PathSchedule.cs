using System.Diagnostics.CodeAnalysis;

namespace FastUdp.PathMtu;

/// <summary>
/// When each path is to be looked at, and one timer for the first of them. Guarded by the discovery's lock.
/// </summary>
/// <remarks>
/// A path that is due later than it was stays where it stands, and is put off when its time comes; one that is due sooner is entered again, and
/// its old entry says nothing any more. Those are thrown out before they outnumber the others.
/// </remarks>
internal sealed class PathSchedule : IDisposable
{
    private const int StaleEntries = 64;
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    private readonly PriorityQueue<PathRecord, TimeSpan> _queue = new();
    private readonly ITimer _timer;
    private TimeSpan _armedFor = TimeSpan.MaxValue;
    private bool _isTicking;

    public PathSchedule(TimeProvider clock, Action tick)
    {
        TimeSpan never = Timeout.InfiniteTimeSpan;
        _timer = clock.CreateTimer(static tick => ((Action)tick!)(), tick, never, never);
    }

    /// <summary>Sees to it that a path is looked at when it is due.</summary>
    /// <param name="path">The path.</param>
    /// <param name="now">The time.</param>
    /// <param name="pathCount">How many paths there are.</param>
    public void Add(PathRecord path, TimeSpan now, int pathCount)
    {
        TimeSpan due = path.Search.Due;
        if (due >= path.ScheduledFor)
            return;
        path.ScheduledFor = due;
        if (_queue.Count >= (2 * pathCount) + StaleEntries)
            RemoveStale();
        _queue.Enqueue(path, due);
        Arm(due, now);
    }

    /// <summary>Takes the first path whose time has come; it is to be added again.</summary>
    public bool TryTake(TimeSpan now, [NotNullWhen(true)] out PathRecord? path)
    {
        while (_queue.TryPeek(out path, out TimeSpan due) && due <= now)
        {
            _queue.Dequeue();
            if (IsStale(path, due))
                continue;
            path.ScheduledFor = TimeSpan.MaxValue;
            return true;
        }
        path = null;
        return false;
    }

    /// <summary>To be called first in the timer's callback. False when another is at work, which sees to all.</summary>
    public bool TryBeginTick()
    {
        if (_isTicking)
            return false;
        _isTicking = true;
        _armedFor = TimeSpan.MaxValue;
        return true;
    }

    /// <summary>To be called last in the timer's callback. What is due already is looked at a millisecond later.</summary>
    public void EndTick(TimeSpan now)
    {
        _isTicking = false;
        if (_queue.TryPeek(out _, out TimeSpan due))
            Arm(due <= now ? now + Millisecond : due, now);
    }

    public void Dispose() => _timer.Dispose();

    private static bool IsStale(PathRecord path, TimeSpan due) => path.IsForgotten || path.ScheduledFor != due;

    private void Arm(TimeSpan due, TimeSpan now)
    {
        if (_isTicking || due >= _armedFor)
            return;
        _armedFor = due;

        // Whole milliseconds, rounded up: the system's timers cut the rest off, and would come too early.
        double wait = Math.Ceiling(Math.Max(0, (due - now).TotalMilliseconds));
        _timer.Change(TimeSpan.FromMilliseconds(wait), Timeout.InfiniteTimeSpan);
    }

    private void RemoveStale()
    {
        (PathRecord Path, TimeSpan Due)[] current = [.. _queue.UnorderedItems.Where(entry => !IsStale(entry.Element, entry.Priority))];
        _queue.Clear();
        _queue.EnqueueRange(current);
    }
}
