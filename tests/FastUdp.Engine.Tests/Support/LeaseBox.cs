namespace FastUdp.Engine.Tests.Support;

/// <summary>A handler that leases every datagram. The inbox beside it counts them and tells when so many have come.</summary>
internal sealed class LeaseBox : IDatagramHandler
{
    private readonly Lock _lock = new();
    private readonly List<DatagramLease> _leases = [];
    private readonly Inbox _arrivals = new();

    public int Count => _arrivals.Count;

    public DatagramLease this[int index]
    {
        get
        {
            lock (_lock)
                return _leases[index];
        }
    }

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        foreach (Datagram datagram in batch)
        {
            lock (_lock)
                _leases.Add(datagram.Retain());
            _arrivals.Add(new Arrival(datagram.Remote, [], datagram.IsTruncated));
        }
    }

    /// <summary>Waits until so many have come since the beginning, and gives the first so many.</summary>
    public async Task<DatagramLease[]> TakeAsync(int count)
    {
        await _arrivals.TakeAsync(count);
        lock (_lock)
            return _leases.Take(count).ToArray();
    }

    public void DisposeAll()
    {
        lock (_lock)
            _leases.ForEach(lease => lease.Dispose());
    }
}
