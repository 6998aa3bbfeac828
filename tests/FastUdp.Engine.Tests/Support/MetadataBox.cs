namespace FastUdp.Engine.Tests.Support;

internal sealed record Learnt(RemoteAddress Remote, int Length, int? OriginalLength, DatagramMetadata Metadata, int RunCount);

/// <summary>A handler that keeps what is told of every datagram, counts the datagrams, and then does as it is told.</summary>
internal sealed class MetadataBox(BatchAction? then = null) : IDatagramHandler
{
    private readonly Lock _lock = new();
    private readonly List<Learnt> _learnt = [];
    private readonly Inbox _arrivals = new();

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        foreach (DatagramRun run in batch.Runs)
        {
            foreach (Datagram datagram in run)
                Add(new Learnt(datagram.Remote, datagram.Payload.Length, datagram.OriginalLength, datagram.Metadata, run.Count));
        }
        then?.Invoke(batch, sender);
    }

    /// <summary>Waits until so many have come since the beginning, and gives the first so many.</summary>
    public async Task<Learnt[]> TakeAsync(int count)
    {
        await _arrivals.TakeAsync(count);
        lock (_lock)
            return _learnt.Take(count).ToArray();
    }

    private void Add(Learnt learnt)
    {
        lock (_lock)
            _learnt.Add(learnt);
        _arrivals.Add(new Arrival(learnt.Remote, [], IsTruncated: false));
    }
}
