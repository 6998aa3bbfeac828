using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Bench.Report;

/// <summary>Figures over the size of datagrams, with the size marked from which on one is fragmented.</summary>
internal static class RateCharts
{
    /// <summary>The header of IPv4 without options, and that of UDP.</summary>
    private const int HeaderBytes = 28;

    private const int EthernetMtu = 1_500;

    public static IEnumerable<LineChart> Of(WorkRows work)
    {
        if (!work.HasSizes)
            yield break;
        if (Lines(work, RunColumns.Mpps) is { Count: > 0 } datagrams)
            yield return Chart(work, "Datagrams", "millions of datagrams a second", "Mpps", datagrams, LogScale.Around(Values(datagrams)));
        if (Lines(work, RunColumns.Gbps) is { Count: > 0 } bits)
            yield return Chart(work, "Payload", "10⁹ payload bits a second", "Gbit/s", bits, LinearScale.FromZero(Values(bits)));
    }

    private static LineChart Chart(WorkRows work, string what, string unit, string axis, List<ChartLine> lines, Scale scale) => new(
        $"{work.Work}: {what.ToLowerInvariant()} over size",
        $"{what} of {work.Work}, in {unit}, over the payload of a datagram in bytes. The table has the same figures.",
        new Axis("payload of a datagram, bytes", LogScale.Around(work.Rows.Select(static one => (double)one.Row.Size))),
        new Axis(axis, scale),
        [.. lines.Take(LineChart.MaxLines)])
    {
        Omitted = Math.Max(0, lines.Count - LineChart.MaxLines),
        Edge = Edge(work),
    };

    private static List<ChartLine> Lines(WorkRows work, RunColumn column) =>
    [
        .. work.Rows.Where(one => Value(one.Row, column) is not null)
            .GroupBy(one => work.Name(one.Run, one.Row))
            .Select(line => new ChartLine(line.Key, [.. line.OrderBy(static one => one.Row.Size).Select(one => Point(line.Key, one.Row, column))])),
    ];

    private static double? Value(RunRow row, RunColumn column) => column.Value(row) ?? HintedFigure.Of(row, column);

    private static ChartPoint Point(string name, RunRow row, RunColumn column)
    {
        RunInterval? interval = row.Interval?.Of == column.Name ? row.Interval : null;
        bool isHint = column.Value(row) is null;
        string figure = isHint ? $"{column.Shown(row)} {column.Head}, not quoted" : $"{column.Exact(row)} {column.Head}";
        return new ChartPoint(row.Size, Value(row, column)!.Value, $"{name}, {RunColumn.Show(row.Size)} B: {figure}", interval?.Low, interval?.High) { IsHint = isHint };
    }

    private static IEnumerable<double> Values(IEnumerable<ChartLine> lines) =>
        lines.SelectMany(static line => line.Points).SelectMany(static point => (double[])[point.Y, point.Low ?? point.Y, point.High ?? point.Y]);

    /// <summary>Null where no size exceeds it, or all do.</summary>
    private static (double At, string Label)? Edge(WorkRows work)
    {
        bool isGiven = work.Rows[0].Run.File.Options.TryGetValue("mtu", out string? text) & int.TryParse(text, out int given) && given > HeaderBytes;
        int mtu = isGiven ? given : EthernetMtu;
        int whole = mtu - HeaderBytes;
        bool isCrossed = work.Rows.Any(one => one.Row.Size <= whole) && work.Rows.Any(one => one.Row.Size > whole);
        return isCrossed ? (whole, FormattableString.Invariant($"{whole:N0} → {whole + 1:N0}: MTU {mtu:N0}")) : null;
    }
}
