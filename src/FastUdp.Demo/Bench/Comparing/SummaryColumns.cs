using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Bench.Trials;

namespace FastUdp.Demo.Bench.Comparing;

/// <summary>The main figures of a result, in the order of the table.</summary>
internal static class SummaryColumns
{
    private static readonly SummaryColumn Subject = new("Subject", 1, static row => RowKey.Of(row).Label) { IsText = true };

    private static readonly SummaryColumn[] Figures =
    [
        new("Size, B", 0, static row => RunColumn.Show(row.Size)),
        new("NDR, Mpps", 1, static row => Show(row.NdrMpps)),
        new("PDR, Mpps", 1, static row => Show(row.PdrMpps)),
        new("Mpps", 2, RunColumns.Mpps.Shown),
        new("ratio", 1, static row => Ratio(row)),
        new("from–to", 9, static row => Interval(row, static of => of == RunColumns.Mpps.Name)),
        new("ns each", 3, static row => Show(row.NanosecondsEach)),
        new("from–to", 9, static row => Interval(row, static of => of == "nanosecondsEach")),
        new("Gbit/s", 3, RunColumns.Gbps.Shown),
        new("wire", 10, static row => Show(row.WireGbps)),
        new("Loss, %", 4, static row => Show(row.LossPercent)),
        new("p50, µs", 5, static row => Medians(row)?.Shown(row)),
        new("from–to", 9, static row => Interval(row, static of => of.EndsWith(".p50", StringComparison.Ordinal))),
        new("p99", 6, static row => Show(Times(row)?.P99)),
        new("p99.9", 7, static row => Show(Times(row)?.P999)),
        new("max", 11, static row => Show(Times(row)?.Max)),
    ];

    /// <summary>Those of which a row says something, as many as have room.</summary>
    /// <param name="rows">Of one work, at least one.</param>
    /// <param name="width">What a line takes.</param>
    public static IReadOnlyList<SummaryColumn> Of(IReadOnlyList<RunRow> rows, int width)
    {
        List<SummaryColumn> columns = [.. AreSeveral(rows) ? [Subject] : (SummaryColumn[])[], .. Figures.Where(column => rows.Any(row => column.Shown(row) is not null))];
        if (RateBar.Of(rows) is { } bar)
            columns.Add(bar);
        while (columns.Sum(column => column.Width(rows)) + 1 > width && columns.Count > 2)
            columns.Remove(columns.MaxBy(static column => column.Rank)!);
        return columns;
    }

    /// <summary>Whether what is measured must be told row by row.</summary>
    public static bool AreSeveral(IEnumerable<RunRow> rows) => rows.Select(static row => RowKey.Of(row).Label).Distinct(StringComparer.Ordinal).Skip(1).Any();

    /// <summary>Round trips where there are any, delays of one way otherwise.</summary>
    private static RunPercentiles? Times(RunRow row) => row.RttMicroseconds ?? row.OneWayMicroseconds;

    private static RunColumn? Medians(RunRow row) =>
        row.RttMicroseconds is not null ? RunColumns.RoundTripMedian : row.OneWayMicroseconds is not null ? RunColumns.OneWayMedian : null;

    /// <summary>With its interval; of less than 95 % confidence only about what it is.</summary>
    private static string? Ratio(RunRow row) => row.Ratio is not { } ratio ? null
        : ratio.ConfidencePercent >= 100 * Estimate.UsualCoverage ? $"{RatioWords.Show(ratio.Median)} ({RatioWords.Show(ratio.Low!.Value)}–{RatioWords.Show(ratio.High!.Value)})"
        : RunColumn.About + RatioWords.Show(ratio.Median);

    private static string? Show(double? number) => number is { } value ? RunColumn.Show(value) : null;

    private static string? Interval(RunRow row, Func<string, bool> isOf) =>
        row.Interval is { } interval ? isOf(interval.Of) ? $"{RunColumn.Show(interval.Low)}–{RunColumn.Show(interval.High)}" : null
        : row.Trials is { } trials && isOf(trials.Of) ? RefusalWords.Interval(row)
        : null;
}
