using System.Runtime.InteropServices;

namespace FastUdp.Transport;

/// <summary>What a receive loop has counted. Written by the loop alone, read by anyone.</summary>
/// <remarks>
/// In cache lines of its own: it is written once a batch, and what lies beside it on the heap may belong to another core's loop.
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = 3 * CacheLine.Bytes)]
internal sealed class ReceiveCounters
{
    [FieldOffset(0)]
    private ITransportObserver? _observer;
    [FieldOffset(CacheLine.Bytes)]
    private long _datagrams;
    [FieldOffset(CacheLine.Bytes + 8)]
    private long _bytes;
    [FieldOffset(CacheLine.Bytes + 16)]
    private long _batches;
    [FieldOffset(CacheLine.Bytes + 24)]
    private long _runs;
    [FieldOffset(CacheLine.Bytes + 32)]
    private long _truncated;
    [FieldOffset(CacheLine.Bytes + 40)]
    private long _socketErrors;
    [FieldOffset(CacheLine.Bytes + 48)]
    private long _refusals;
    [FieldOffset(CacheLine.Bytes + 56)]
    private long _starvedWaits;
    [FieldOffset(CacheLine.Bytes + 64)]
    private long _calls;

    /// <summary>Who is told besides; null for nobody. Set before the loop starts.</summary>
    public ITransportObserver? Observer
    {
        get => _observer;
        set => _observer = value;
    }

    public long Datagrams => Volatile.Read(ref _datagrams);

    public long Bytes => Volatile.Read(ref _bytes);

    public long Batches => Volatile.Read(ref _batches);

    public long Runs => Volatile.Read(ref _runs);

    public long Truncated => Volatile.Read(ref _truncated);

    public long SocketErrors => Volatile.Read(ref _socketErrors);

    public long Refusals => Volatile.Read(ref _refusals);

    public long StarvedWaits => Volatile.Read(ref _starvedWaits);

    /// <summary>As <see cref="UdpStatistics.ReceiveCalls"/>.</summary>
    public long Calls => Volatile.Read(ref _calls);

    // One writer: plain additions, published by a volatile store.
    public void AddBatch(int datagrams, int bytes, int runs)
    {
        Volatile.Write(ref _datagrams, _datagrams + datagrams);
        Volatile.Write(ref _bytes, _bytes + bytes);
        Volatile.Write(ref _runs, _runs + runs);
        Volatile.Write(ref _batches, _batches + 1);
    }

    /// <summary>Counts a call on the socket, before it is made: one that sleeps is counted while it does.</summary>
    public void AddCall() => Volatile.Write(ref _calls, _calls + 1);

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
