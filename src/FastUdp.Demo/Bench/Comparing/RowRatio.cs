using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Bench.Comparing;

/// <summary>One figure of one row in two runs.</summary>
/// <param name="Run">The run that is compared with the first.</param>
/// <param name="Key">The row.</param>
/// <param name="Column">The figure.</param>
/// <param name="Before">What it is in the first run; more than 0.</param>
/// <param name="After">What it is in this one.</param>
/// <param name="Low">The least the ratio can be, by the intervals of both; null where either has none.</param>
/// <param name="High">The most.</param>
internal sealed record RowRatio(string Run, RowKey Key, RunColumn Column, double Before, double After, double? Low, double? High)
{
    public double Ratio => After / Before;

    /// <summary>What may be said of it; null without intervals.</summary>
    public RatioVerdict? Verdict => (Low, High) switch
    {
        (null, _) or (_, null) => null,
        ( > 1, _) => Column.MoreIsBetter == true ? RatioVerdict.Better : RatioVerdict.Worse,
        (_, < 1) => Column.MoreIsBetter == true ? RatioVerdict.Worse : RatioVerdict.Better,
        _ => RatioVerdict.Same,
    };

    /// <summary>The ratio of two rows by a figure; null where it has none, or nothing to divide by.</summary>
    public static RowRatio? Of(string run, RunColumn column, RunRow before, RunRow after)
    {
        if (column.Value(before) is not > 0 || column.Value(after) is not { } value)
            return null;
        var ratio = new RowRatio(run, RowKey.Of(before), column, column.Value(before)!.Value, value, null, null);
        // Wider than either interval alone: between the worst of one over the best of the other, and the other way about.
        return Interval(column, before) is { Low: > 0 } first && Interval(column, after) is { } second
            ? ratio with { Low = second.Low / first.High, High = second.High / first.Low }
            : ratio;
    }

    private static RunInterval? Interval(RunColumn column, RunRow row) => row.Interval?.Of == column.Name ? row.Interval : null;
}
