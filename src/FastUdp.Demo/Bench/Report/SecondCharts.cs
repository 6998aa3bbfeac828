using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Bench.Report;

/// <summary>What happened second by second.</summary>
internal static class SecondCharts
{
    // Beyond it the markers would cover the line.
    private const int MostMarkers = 60;

    public static IEnumerable<LineChart> Of(WorkRows work)
    {
        (string Name, RunRow Row)[] rows = [.. work.Rows.Where(static one => one.Row.Series is { Count: > 0 }).Select(one => (work.NameAndSize(one.Run, one.Row), one.Row))];
        if (Chart(work, rows, "datagrams each second", "Mpps", static second => second.Mpps, LinearScale.FromZero) is { } rate)
            yield return rate;
        if (Chart(work, rows, "99th percentile each second", "µs", static second => second.P99Microseconds, LogScale.Around) is { } times)
            yield return times;
        if (Chart(work, rows, "loss each second", "%", static second => second.LossPercent, LinearScale.FromZero) is { } loss)
            yield return loss;
    }

    private static LineChart? Chart(
        WorkRows work, (string Name, RunRow Row)[] rows, string what, string unit, Func<RunSecond, double?> figure, Func<IEnumerable<double>, Scale> scale)
    {
        ChartLine[] lines = [.. rows.Select(row => Line(row.Name, row.Row, unit, figure)).Where(static line => line.Points.Count > 0)];
        if (lines.Length == 0)
            return null;
        ChartPoint[] points = [.. lines.SelectMany(static line => line.Points)];
        return new LineChart(
            $"{work.Work}: {what}",
            $"{work.Work}, {what}, over time. Where a point stands for several seconds, a line through it reaches from the least of them to the greatest.",
            new Axis("seconds", LinearScale.FromZero(points.Select(static point => point.X))),
            new Axis(unit, scale(points.SelectMany(static point => (double[])[point.Y, point.Low ?? point.Y, point.High ?? point.Y]))),
            [.. lines.Take(LineChart.MaxLines)])
        {
            Omitted = Math.Max(0, lines.Length - LineChart.MaxLines),
            HasMarkers = lines.Max(static line => line.Points.Count) <= MostMarkers,
        };
    }

    private static ChartLine Line(string name, RunRow row, string unit, Func<RunSecond, double?> figure) =>
        new(name, [.. SecondBucket.Of(row.Series!, figure).Where(static bucket => bucket.Mean is not null).Select(bucket => Point(name, bucket, unit))]);

    private static ChartPoint Point(string name, SecondBucket bucket, string unit)
    {
        string label = FormattableString.Invariant($"{name}, second {bucket.First}: {bucket.Mean} {unit}");
        return bucket.First == bucket.Last
            ? new ChartPoint(bucket.First, bucket.Mean!.Value, label)
            : new ChartPoint((bucket.First + bucket.Last) / 2.0, bucket.Mean!.Value, label, bucket.Least, bucket.Greatest);
    }
}
