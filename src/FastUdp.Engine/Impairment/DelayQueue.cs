namespace FastUdp.Impairment;

/// <summary>
/// The datagrams under way, by the time they come out; of one time in the order they entered. Those that are due wait
/// apart to be taken. It has no bound of its own: the link lets no more in than
/// <see cref="LinkImpairment.QueueCapacity"/>. Belongs to whoever holds the lock.
/// </summary>
internal sealed class DelayQueue
{
    private readonly PriorityQueue<DelayedDatagram, (TimeSpan Due, long Order)> _underWay = new();
    private readonly Queue<DelayedDatagram> _due = new();
    private long _added;

    public bool IsEmpty => _underWay.Count == 0 && !HasDue;

    /// <summary>Whether there is one to take.</summary>
    public bool HasDue => _due.Count > 0;

    /// <summary>When the next of those that are not due comes out; the end of time when there is none.</summary>
    public TimeSpan NextDue => _underWay.TryPeek(out _, out (TimeSpan Due, long Order) next) ? next.Due : TimeSpan.MaxValue;

    public void Add(TimeSpan due, in DelayedDatagram datagram) => _underWay.Enqueue(datagram, (due, _added++));

    /// <summary>Sets apart what is due by now.</summary>
    public void Advance(TimeSpan now)
    {
        while (NextDue <= now)
            _due.Enqueue(_underWay.Dequeue());
    }

    /// <summary>Takes the first that is due, which the caller then releases; false when none is.</summary>
    public bool TryTake(out DelayedDatagram datagram) => _due.TryDequeue(out datagram);

    /// <summary>Drops all there is.</summary>
    public void Clear()
    {
        while (_underWay.TryDequeue(out DelayedDatagram datagram, out _))
            datagram.Release();
        while (_due.TryDequeue(out DelayedDatagram datagram))
            datagram.Release();
    }
}
