namespace FastUdp.Benchmarks.Subjects.Churn;

/// <summary>
/// Keeps the last few leases it is given, as a program does that looks at a datagram later. Belongs to one receive loop;
/// disposed when that has ended.
/// </summary>
/// <param name="capacity">How many to keep; 0 for none.</param>
/// <param name="interval">One datagram out of so many batches is leased.</param>
internal sealed class LeaseShelf(int capacity, int interval) : IDisposable
{
    private readonly Queue<DatagramLease> _leases = new(capacity);
    private int _batches;

    public void Offer(in DatagramBatch batch)
    {
        if (capacity == 0 || ++_batches % interval != 0)
            return;
        if (_leases.Count == capacity)
            _leases.Dequeue().Dispose();
        foreach (Datagram datagram in batch)
        {
            _leases.Enqueue(datagram.Retain());
            break;
        }
    }

    public void Dispose()
    {
        while (_leases.TryDequeue(out DatagramLease lease))
            lease.Dispose();
    }
}
