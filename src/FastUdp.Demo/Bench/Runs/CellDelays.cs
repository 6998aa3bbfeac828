using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Bench.Runs;

/// <summary>The delays of all trials together, as percentiles.</summary>
internal static class CellDelays
{
    private const double NanosecondsPerMicrosecond = 1e3;

    /// <summary>Null where there are none. A percentile beyond which there is not one whole datagram is left out.</summary>
    public static RunPercentiles? Of(IEnumerable<TrialFigures> trials)
    {
        if (Merge(trials) is not { } delays)
            return null;
        return new RunPercentiles
        {
            P50 = At(0.5, 1),
            P90 = At(0.9, 10),
            P99 = At(0.99, 100),
            P999 = At(0.999, 1_000),
            P9999 = At(0.9999, 10_000),
            P99999 = At(0.99999, 100_000),
            Max = delays.Maximum / NanosecondsPerMicrosecond,
        };

        double? At(double fraction, long least) => delays.Count < least ? null : delays.Percentile(fraction) / NanosecondsPerMicrosecond;
    }

    /// <summary>One trial's median in microseconds; null where it has no delays.</summary>
    public static double? MedianOf(TrialFigures trial) =>
        trial.Received?.Delays is { Count: > 0 } delays ? delays.Percentile(0.5) / NanosecondsPerMicrosecond : null;

    private static LatencyHistogram? Merge(IEnumerable<TrialFigures> trials)
    {
        LatencyHistogram? all = null;
        foreach (TrialFigures trial in trials)
        {
            if (trial.Received?.Delays is { Count: > 0 } delays)
                (all ??= new LatencyHistogram()).Add(delays);
        }
        return all;
    }
}
