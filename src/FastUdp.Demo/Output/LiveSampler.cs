using System.Diagnostics;
using FastUdp.Demo.Load;

namespace FastUdp.Demo.Output;

/// <summary>
/// Looks at a running load again and again. The counts belong to the thread that receives; read from another they may
/// be a batch apart, which nobody sees.
/// </summary>
/// <remarks>
/// The allocations are those of the whole process but for the calling thread's, whose display of all this makes
/// garbage of its own.
/// </remarks>
internal sealed class LiveSampler(InFlightWindow window)
{
    private readonly int _collectionsBefore = GC.CollectionCount(0);
    private long _time = Stopwatch.GetTimestamp();
    private long _received = window.Received;
    private long _allocated = AllocatedByOthers();

    public LiveFigures Sample()
    {
        long now = Stopwatch.GetTimestamp();
        long received = window.Received;
        long allocated = AllocatedByOthers();
        double rate = (received - _received) / Stopwatch.GetElapsedTime(_time, now).TotalSeconds;
        double allocatedPerEcho = Math.Max(0, (double)(allocated - _allocated)) / Math.Max(1, received - _received);
        (_time, _received, _allocated) = (now, received, allocated);

        long lost = window.Lost;
        return new LiveFigures(
            rate,
            rate * window.DatagramBytes,
            lost,
            100.0 * lost / Math.Max(1, window.Sent),
            RoundTripFigures.Microseconds(window.RoundTrips.Percentile(0.5)),
            RoundTripFigures.Microseconds(window.RoundTrips.Percentile(0.99)),
            allocatedPerEcho,
            GC.CollectionCount(0) - _collectionsBefore);
    }

    private static long AllocatedByOthers() => GC.GetTotalAllocatedBytes() - GC.GetAllocatedBytesForCurrentThread();
}
