using System.Diagnostics;

namespace FastUdp.Benchmarks.Measuring;

/// <summary>
/// Keeps the time of one run in this process.
/// <list type="number">
/// <item>Let it warm up; sample the allocations; wait a moment, for the sample has stopped all threads and the
/// kernel's queue has overflowed meanwhile.</item>
/// <item>Measure: the counting thread opens and closes the window itself, at its next batch.</item>
/// <item>Sample the allocations again.</item>
/// </list>
/// </summary>
internal static class Chronometer
{
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    /// <param name="stage">The phase of the run.</param>
    /// <param name="plan">How long.</param>
    /// <param name="handled">How many datagrams have been handled so far; read from this thread at any time.</param>
    /// <param name="onSilence">Called at the start and whenever nothing was handled for a tenth of a second.</param>
    public static Allocation Run(Stage stage, RunPlan plan, Func<long> handled, Action? onSilence = null)
    {
        onSilence?.Invoke();
        Wait(plan.WarmUp, handled, onSilence);
        AllocationMeter before = AllocationMeter.Sample(handled());
        Wait(Settling, handled, onSilence);
        stage.Phase = Phase.Measure;
        Wait(plan.Duration, handled, onSilence);
        stage.Phase = Phase.Stop;
        return before.Until(AllocationMeter.Sample(handled()));
    }

    private static void Wait(TimeSpan duration, Func<long> handled, Action? onSilence)
    {
        long start = Stopwatch.GetTimestamp();
        long last = handled();
        for (TimeSpan left = duration; left > TimeSpan.Zero; left = duration - Stopwatch.GetElapsedTime(start))
        {
            bool isWholeTick = left >= Tick;
            Thread.Sleep(isWholeTick ? Tick : left);
            long now = handled();
            if (isWholeTick && now == last)
                onSilence?.Invoke();
            last = now;
        }
    }
}
