using System.Diagnostics;

namespace FastUdp.Benchmarks.Measuring;

/// <summary>
/// What counts grew by in the window of a run whose own threads do not keep its time: they are read at both ends of it, and are off by a batch at most.
/// </summary>
/// <param name="Grown">By how much, in the order of the counts.</param>
/// <param name="Seconds">The window.</param>
/// <param name="Allocation">What the process allocated meanwhile.</param>
internal sealed record CountWindow(long[] Grown, double Seconds, Allocation Allocation)
{
    // On a machine that is busy otherwise nothing at all may have moved at the end of a short window.
    private static readonly TimeSpan LongestExtension = TimeSpan.FromSeconds(2);

    /// <param name="plan">How long.</param>
    /// <param name="counts">What to read; the first is what the run is about. From this thread, at any time.</param>
    public static CountWindow Measure(RunPlan plan, params Func<long>[] counts)
    {
        Thread.Sleep(plan.WarmUp);
        AllocationMeter before = AllocationMeter.Sample(counts[0]());
        long start = Stopwatch.GetTimestamp();
        long[] first = Array.ConvertAll(counts, static count => count());
        Thread.Sleep(plan.Duration);
        SpinWait.SpinUntil(() => counts[0]() != first[0], LongestExtension);
        long[] grown = [.. counts.Select((count, index) => count() - first[index])];
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new CountWindow(grown, seconds, before.Until(AllocationMeter.Sample(counts[0]())));
    }
}
