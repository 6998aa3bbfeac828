using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Bench.Trials;

namespace FastUdp.Demo.Bench.Runs;

/// <summary>Makes a row of a cell: medians of what is a rate, sums of what is a count, and percentiles of the delays of all trials together.</summary>
internal static class CellRow
{
    private const double Million = 1e6;
    private const int BitsPerByte = 8;

    /// <returns>Null where no trial is whole.</returns>
    public static RunRow? Of(RunPlan plan, RunCell cell)
    {
        TrialFigures[] trials = [.. cell.Whole];
        if (trials.Length == 0)
            return null;
        Estimate rate = Estimate.Of(trials.Select(static trial => trial.DatagramsPerSecond));
        long sent = trials.Sum(static trial => trial.Sent);
        long? lost = Sum(trials, static trial => trial.Lost);
        LatencyHistogram? delays = Merge(trials);
        var row = new RunRow
        {
            Work = plan.Work.ToString().ToLowerInvariant(),
            Subject = cell.Setting.Name,
            Size = cell.Size,
            Rounds = trials.Length,
            Method = MethodText.Of(plan, cell.Size),
            Mpps = rate.Median / Million,
            Gbps = rate.Median * cell.Size * BitsPerByte / 1e9,
            LossPercent = sent == 0 ? null : 100.0 * lost / sent,
            Sent = sent,
            Received = Sum(trials, static trial => trial.Counts?.Received),
            Lost = lost,
            Duplicated = Sum(trials, static trial => trial.Counts?.Duplicated),
            Reordered = Sum(trials, static trial => trial.Counts?.Reordered),
            Corrupted = Sum(trials, static trial => trial.Counts?.Corrupted),
            JitterMicroseconds = Medians.Median(trials.Select(static trial => trial.Counts).OfType<ReceptionCounts>().Select(static counts => counts.JitterNanoseconds / 1e3)),
            RttMicroseconds = plan.Work == WorkKind.Throughput ? null : PercentilesOf(delays),
            OneWayMicroseconds = plan.Work == WorkKind.Throughput ? PercentilesOf(delays) : null,
        };
        return CellAccounts.AddTo(row, trials, cell.Cost);
    }

    private static long? Sum(TrialFigures[] trials, Func<TrialFigures, long?> count) =>
        trials.Any(trial => count(trial) is null) ? null : trials.Sum(count);

    private static LatencyHistogram? Merge(TrialFigures[] trials)
    {
        LatencyHistogram? all = null;
        foreach (TrialFigures trial in trials)
        {
            if (trial.Received?.Delays is { Count: > 0 } delays)
                (all ??= new LatencyHistogram()).Add(delays);
        }
        return all;
    }

    /// <summary>A percentile of which there is not one whole datagram beyond is left out.</summary>
    private static RunPercentiles? PercentilesOf(LatencyHistogram? delays)
    {
        if (delays is null)
            return null;
        return new RunPercentiles
        {
            P50 = delays.Percentile(0.5) / 1e3,
            P90 = At(0.9, 10),
            P99 = At(0.99, 100),
            P999 = At(0.999, 1_000),
            P9999 = At(0.9999, 10_000),
            P99999 = At(0.99999, 100_000),
            Max = delays.Maximum / 1e3,
        };

        double? At(double fraction, long least) => delays.Count < least ? null : delays.Percentile(fraction) / 1e3;
    }
}
