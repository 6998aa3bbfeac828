namespace FastUdp.Engine.Tests.Support;

internal sealed record Arrival(RemoteAddress Remote, byte[] Payload, bool IsTruncated);

/// <summary>A handler that keeps a copy of every datagram, and tells when so many have come.</summary>
internal sealed class Inbox : IDatagramHandler
{
    private readonly Lock _lock = new();
    private readonly List<Arrival> _arrivals = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];

    public int Count
    {
        get
        {
            lock (_lock)
                return _arrivals.Count;
        }
    }

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        int before = Count;
        foreach (Datagram datagram in batch)
            Add(new Arrival(datagram.Remote, datagram.Payload.ToArray(), datagram.IsTruncated));
        if (Count - before != batch.Count)
            throw new InvalidOperationException($"The batch said {batch.Count} datagrams and held {Count - before}.");
    }

    public void Add(Arrival arrival)
    {
        lock (_lock)
        {
            _arrivals.Add(arrival);
            foreach ((int count, TaskCompletionSource reached) in _waiters)
            {
                if (_arrivals.Count >= count)
                    reached.TrySetResult();
            }
            _waiters.RemoveAll(waiter => waiter.Count <= _arrivals.Count);
        }
    }

    /// <summary>Waits until so many have come since the beginning, and gives the first so many.</summary>
    public async Task<Arrival[]> TakeAsync(int count)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_arrivals.Count >= count)
                return _arrivals.Take(count).ToArray();
            _waiters.Add((count, reached));
        }
        try
        {
            await reached.Task.Within();
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{Count} of {count} datagrams arrived.");
        }
        lock (_lock)
            return _arrivals.Take(count).ToArray();
    }
}
