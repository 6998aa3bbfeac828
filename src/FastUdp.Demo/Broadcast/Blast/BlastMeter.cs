using System.Diagnostics;

namespace FastUdp.Demo.Broadcast.Blast;

/// <summary>The time a blast takes, and what its thread allocates once it is warm. Belongs to that thread.</summary>
internal sealed class BlastMeter
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly int _collectionsBefore = GC.CollectionCount(0);
    private long _writtenBefore;
    private long _allocatedBefore;
    private long _steadyWritten;
    private long _allocated;
    private int _collections;
    private TimeSpan _elapsed;

    public void BeginSteadyState(long written)
    {
        _writtenBefore = written;
        _allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
    }

    public void End(long written)
    {
        _allocated = GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore;
        _elapsed = Stopwatch.GetElapsedTime(_start);
        _collections = GC.CollectionCount(0) - _collectionsBefore;
        _steadyWritten = written - _writtenBefore;
    }

    /// <param name="statistics">The endpoint's, which has sent nothing else.</param>
    /// <param name="members">How many were sent to.</param>
    /// <param name="datagramBytes">The length of each datagram.</param>
    public BlastReport ToReport(UdpStatistics statistics, int members, int datagramBytes) => new()
    {
        Members = members,
        DatagramBytes = datagramBytes,
        Statistics = statistics,
        Elapsed = _elapsed,
        AllocatedBytes = _allocated,
        AllocatedBytesPerDatagram = (double)_allocated / Math.Max(1, _steadyWritten),
        Collections = _collections,
    };
}
