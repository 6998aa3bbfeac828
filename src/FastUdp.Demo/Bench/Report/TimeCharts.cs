using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Bench.Report;

/// <summary>Percentiles of times, both ways logarithmic: each nine has as much room as the one before, and each tenfold time too.</summary>
internal static class TimeCharts
{
    // The places of the percentiles: how many nines, and the greatest where the next would be.
    private static readonly double[] Places = [Nines(50), 1, 2, 3, 4, 5, 6];

    private static readonly string[] Names = ["p50", "p90", "p99", "p99.9", "p99.99", "p99.999", "max"];

    public static IEnumerable<LineChart> Of(WorkRows work)
    {
        if (Chart(work, "round trips", static row => row.RttMicroseconds) is { } roundTrips)
            yield return roundTrips;
        if (Chart(work, "one-way delays", static row => row.OneWayMicroseconds) is { } delays)
            yield return delays;
    }

    private static LineChart? Chart(WorkRows work, string what, Func<RunRow, RunPercentiles?> times)
    {
        ChartLine[] lines = [.. work.Rows.Where(one => times(one.Row) is not null).Select(one => Line(work.NameAndSize(one.Run, one.Row), times(one.Row)!))];
        if (lines.Length == 0)
            return null;
        return new LineChart(
            $"{work.Work}: percentiles of {what}",
            $"Percentiles of the {what} of {work.Work} in microseconds, on logarithmic scales. The table has the same figures.",
            new Axis("percentile", new LinearScale(0, Places[^1]) { Ticks = Places }, static place => Names[Array.IndexOf(Places, place)].TrimStart('p')),
            new Axis("µs", LogScale.Around(lines.SelectMany(static line => line.Points).Select(static point => point.Y))),
            [.. lines.Take(LineChart.MaxLines)])
        {
            Omitted = Math.Max(0, lines.Length - LineChart.MaxLines),
        };
    }

    private static ChartLine Line(string name, RunPercentiles times) => new(
        name,
        [
            .. times.All.Index().Where(static one => one.Item.Microseconds is not null).Select(one => new ChartPoint(
                Places[one.Index], one.Item.Microseconds!.Value, FormattableString.Invariant($"{name}, {one.Item.Name}: {one.Item.Microseconds} µs"))),
        ]);

    private static double Nines(double percentile) => -Math.Log10(1 - percentile / 100);
}
