using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Bench.Trials;

namespace FastUdp.Demo.Bench.Runs;

/// <summary>
/// Makes a row of a cell: of a rate the median of the trials, where it may be quoted; sums of what is a count; percentiles of the delays of all trials
/// together, but the one that is quoted, which is the median of theirs.
/// </summary>
internal static class CellRow
{
    private const double BitsPerByte = 8;
    private const double MillionsPerThousandMillions = 1e3;

    /// <returns>Null where no trial is whole.</returns>
    public static RunRow? Of(RunPlan plan, RunCell cell)
    {
        TrialFigures[] trials = [.. cell.Whole];
        if (trials.Length == 0)
            return null;
        RunRow row = Counted(plan, cell, trials);
        return plan.IsOneTrial ? WithFigures(row, plan, QuotedFigure.MppsOf(trials[0])) with { Drift = WholeSeconds.DriftOf(trials[0]) } : WithQuoted(row, plan, cell);
    }

    /// <summary>What holds of any trials: what was counted, and what became of each datagram.</summary>
    private static RunRow Counted(RunPlan plan, RunCell cell, TrialFigures[] trials)
    {
        long sent = trials.Sum(static trial => trial.Sent);
        long? lost = Sum(trials, static trial => trial.Lost);
        RunPercentiles? delays = CellDelays.Of(trials);
        var row = new RunRow
        {
            Work = plan.Name,
            Subject = cell.Setting.Name,
            Size = cell.Size,
            Rounds = trials.Length,
            Method = MethodText.Of(plan, cell.Size),
            LossPercent = sent == 0 ? null : 100.0 * lost / sent,
            Sent = sent,
            Unsent = trials.Sum(static trial => trial.NearEndpoint.NotSent),
            Unoffered = trials.Sum(static trial => trial.Near.Due - trial.Near.Written),
            Received = Sum(trials, static trial => trial.Counts?.Received),
            Lost = lost,
            Duplicated = Sum(trials, static trial => trial.Counts?.Duplicated),
            Reordered = Sum(trials, static trial => trial.Counts?.Reordered),
            ThreeReordered = Sum(trials, static trial => trial.Counts?.ThreeReordered),
            ReorderingExtentMean = MeanExtent([.. trials.Select(static trial => trial.Counts).OfType<ReceptionCounts>()]),
            ReorderingExtentMax = trials.Max(static trial => trial.Counts?.ReorderingExtentMaximum),
            Corrupted = Sum(trials, static trial => trial.Counts?.Corrupted),
            Late = Sum(trials, static trial => trial.Counts?.Late),
            Foreign = Sum(trials, static trial => trial.Counts?.Foreign),
            JitterMicroseconds = Medians.Median(trials.Select(static trial => trial.Counts).OfType<ReceptionCounts>().Select(static counts => counts.JitterNanoseconds / 1e3)),
            RttMicroseconds = plan.Work == WorkKind.Throughput ? null : delays,
            OneWayMicroseconds = plan.Work == WorkKind.Throughput ? delays : null,
            Series = WholeSeconds.SeriesOf(trials),
        };
        return CellAccounts.AddTo(row, trials, cell.Cost);
    }

    private static RunRow WithQuoted(RunRow row, RunPlan plan, RunCell cell)
    {
        QuotedFigure quoted = QuotedFigure.Of(plan, cell);
        row = WithFigures(row, plan, QuotedFigure.RateOf(plan, cell).Value) with { NotQuoted = quoted.Refusal, Interval = quoted.Interval, Trials = quoted.Trials };
        return plan.Work == WorkKind.Latency ? row with { RttMicroseconds = WithMedian(row.RttMicroseconds, quoted.Value) } : row;
    }

    /// <summary>A rate, and what follows from it.</summary>
    private static RunRow WithFigures(RunRow row, RunPlan plan, double? mpps) => row with
    {
        Mpps = mpps,
        Gbps = mpps * row.Size * BitsPerByte / MillionsPerThousandMillions,
        WireGbps = mpps * plan.WireBytesOf(row.Size) * BitsPerByte / MillionsPerThousandMillions,
    };

    // The median of the trials' medians may be a little more than a percentile of all that comes after it.
    private static RunPercentiles? WithMedian(RunPercentiles? all, double? median) =>
        all is null ? null : all with { P50 = median is { } value ? Math.Min(value, all.P90 ?? all.Max) : null };

    private static double? MeanExtent(ReceptionCounts[] counts)
    {
        long reordered = counts.Sum(static one => one.Reordered);
        return reordered == 0 ? null : counts.Sum(static one => one.ReorderingExtentMean * one.Reordered) / reordered;
    }

    private static long? Sum(TrialFigures[] trials, Func<TrialFigures, long?> count) =>
        trials.Any(trial => count(trial) is null) ? null : trials.Sum(count);
}
