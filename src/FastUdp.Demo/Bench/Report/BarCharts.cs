using FastUdp.Demo.Bench.Comparing;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Bench.Trials;

namespace FastUdp.Demo.Bench.Report;

/// <summary>Subjects beside each other at one size, and runs beside the first.</summary>
internal static class BarCharts
{
    /// <summary>The rates of a work that has one size only; null where there is none, or several.</summary>
    public static BarChart? OfRates(WorkRows work, IReadOnlyList<NamedRun> runs)
    {
        Bar[] bars = [.. work.Rows.Where(static one => Rate(one.Row) is not null).Select(one => OfRate(work, runs, one.Run, one.Row))];
        if (work.HasSizes || bars.Length == 0)
            return null;
        string size = RunColumn.Show(work.Rows[0].Row.Size);
        return Chart(
            $"{work.Work} at {size} B",
            $"Millions of datagrams a second of {work.Work} at {size} bytes, with intervals where the file has them. The table has the same figures.",
            "Mpps", bars);
    }

    /// <summary>One figure of one work: how the other runs compare with the first. Of percentiles two are drawn; the table has all.</summary>
    public static IEnumerable<BarChart> OfRatios(RunComparison comparison, IReadOnlyList<NamedRun> runs) => comparison.Ratios
        .Where(static ratio => IsDrawn(ratio.Column.Name))
        .GroupBy(static ratio => (ratio.Key.Work, ratio.Column))
        .Select(one => Chart(
            $"{one.Key.Work}: {one.Key.Column.Head}, ratio to {runs[0].Name}",
            $"The ratio of {one.Key.Column.Head} in {one.Key.Work} to that of {runs[0].Name}. Above 1 is {(one.Key.Column.MoreIsBetter == true ? "better" : "worse")}.",
            one.Key.Column.MoreIsBetter == true ? "ratio, more is better" : "ratio, less is better",
            [.. one.Select(ratio => OfRatio(ratio, runs))],
            mark: 1));

    /// <summary>The configurations that took turns within a run: each by the one that it is compared with.</summary>
    public static IEnumerable<BarChart> OfTurns(WorkRows work, IReadOnlyList<NamedRun> runs) => work.Rows
        .Where(static one => one.Row.Ratio is not null)
        .GroupBy(static one => (one.Row.Ratio!.Of, one.Row.Ratio.To))
        .Select(one => Chart(
            $"{work.Work}: {one.Key.Of}, ratio to {one.Key.To}",
            $"The median of the ratios of {one.Key.Of} to that of {one.Key.To}, round by round, with intervals.",
            "ratio",
            [.. one.Select(turn => OfTurn(work, runs, turn.Run, turn.Row))],
            mark: 1));

    private static Bar OfTurn(WorkRows work, IReadOnlyList<NamedRun> runs, NamedRun run, RunRow row) => new(
        work.NameAndSize(run, row), row.Ratio!.Median, $"{RatioWords.Show(row.Ratio.Median)} ×", Index(runs, run.Name), row.Ratio.Low, row.Ratio.High)
    {
        IsHint = row.Ratio.ConfidencePercent is not >= 100 * Estimate.UsualCoverage,
    };

    private static bool IsDrawn(string figure) =>
        !figure.Contains('.', StringComparison.Ordinal) || figure.EndsWith(".p50", StringComparison.Ordinal) || figure.EndsWith(".p99", StringComparison.Ordinal);

    private static Bar OfRate(WorkRows work, IReadOnlyList<NamedRun> runs, NamedRun run, RunRow row)
    {
        RunInterval? interval = row.Interval?.Of == RunColumns.Mpps.Name ? row.Interval : null;
        return new Bar(
            work.Name(run, row), Rate(row)!.Value, $"{RunColumns.Mpps.Shown(row)} Mpps", Index(runs, run.Name), interval?.Low, interval?.High)
        {
            IsHint = row.Mpps is null,
        };
    }

    private static double? Rate(RunRow row) => row.Mpps ?? HintedFigure.Of(row, RunColumns.Mpps);

    private static Bar OfRatio(RowRatio ratio, IReadOnlyList<NamedRun> runs)
    {
        string run = runs.Count > 2 ? $" ({ratio.Run})" : "";
        return new Bar(
            $"{ratio.Key.Label}, {RunColumn.Show(ratio.Key.Size)} B{run}", ratio.Ratio, $"{RatioWords.Show(ratio.Ratio)} ×",
            Index(runs, ratio.Run), ratio.Low, ratio.High);
    }

    private static BarChart Chart(string title, string description, string axis, Bar[] bars, double? mark = null) => new(
        title,
        description,
        new Axis(axis, LinearScale.FromZero(bars.Take(BarChart.MaxBars).Select(static bar => Math.Max(bar.Value, bar.High ?? 0)))),
        [.. bars.Take(BarChart.MaxBars)])
    {
        Omitted = Math.Max(0, bars.Length - BarChart.MaxBars),
        Mark = mark,
    };

    private static int Index(IReadOnlyList<NamedRun> runs, string name) => runs.Index().First(run => run.Item.Name == name).Index;
}
