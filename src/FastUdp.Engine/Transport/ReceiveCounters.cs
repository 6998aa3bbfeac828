namespace FastUdp.Transport;

/// <summary>What a receive loop has counted. Written by the loop alone, read by anyone.</summary>
internal sealed class ReceiveCounters
{
    private long _datagrams;
    private long _bytes;
    private long _batches;
    private long _runs;
    private long _truncated;
    private long _socketErrors;
    private long _refusals;
    private long _starvedWaits;

    /// <summary>Who is told besides; null for nobody. Set before the loop starts.</summary>
    public ITransportObserver? Observer { get; set; }

    public long Datagrams => Volatile.Read(ref _datagrams);

    public long Bytes => Volatile.Read(ref _bytes);

    public long Batches => Volatile.Read(ref _batches);

    public long Runs => Volatile.Read(ref _runs);

    public long Truncated => Volatile.Read(ref _truncated);

    public long SocketErrors => Volatile.Read(ref _socketErrors);

    public long Refusals => Volatile.Read(ref _refusals);

    public long StarvedWaits => Volatile.Read(ref _starvedWaits);

    // One writer: plain additions, published by a volatile store.
    public void AddBatch(int datagrams, int bytes, int runs)
    {
        Volatile.Write(ref _datagrams, _datagrams + datagrams);
        Volatile.Write(ref _bytes, _bytes + bytes);
        Volatile.Write(ref _runs, _runs + runs);
        Volatile.Write(ref _batches, _batches + 1);
    }

    public void AddTruncated(int datagrams) => Volatile.Write(ref _truncated, _truncated + datagrams);

    /// <summary>Counts an error the socket reported for an earlier datagram.</summary>
    /// <param name="isRefusal">Whether it was ICMP port unreachable.</param>
    public void AddSocketError(bool isRefusal)
    {
        Volatile.Write(ref _socketErrors, _socketErrors + 1);
        if (isRefusal)
            Volatile.Write(ref _refusals, _refusals + 1);
    }

    /// <summary>Counts a stop of the loop because leases held every block.</summary>
    public void AddStarvedWait()
    {
        Volatile.Write(ref _starvedWaits, _starvedWaits + 1);
        Observer?.OnStarved();
    }
}
