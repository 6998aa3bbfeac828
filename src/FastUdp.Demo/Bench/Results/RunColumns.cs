namespace FastUdp.Demo.Bench.Results;

/// <summary>Everything a row can say, in the order of CSV and tables: what tells rows apart, the figures, other texts.</summary>
internal static class RunColumns
{
    public static readonly RunColumn Mpps = Figure("mpps", "Mpps", static row => row.Mpps, moreIsBetter: true);

    public static readonly RunColumn Gbps = Figure("gbps", "Gbit/s", static row => row.Gbps);

    public static IReadOnlyList<RunColumn> All { get; } =
    [
        Words("work", "Work", static row => row.Work),
        Words("group", "Group", static row => row.Group),
        Words("subject", "Subject", static row => row.Subject),
        Words("send", "Send", static row => row.Send),
        Figure("size", "Size, B", static row => row.Size),
        Figure("rounds", "Rounds", static row => row.Rounds),
        Mpps,
        Gbps,
        Figure("wireGbps", "Wire, Gbit/s", static row => row.WireGbps),
        Figure("ratio.median", "Ratio", static row => row.Ratio?.Median),
        Figure("ratio.low", "Ratio low", static row => row.Ratio?.Low),
        Figure("ratio.high", "Ratio high", static row => row.Ratio?.High),
        Figure("ratio.confidencePercent", "Ratio confidence, %", static row => row.Ratio?.ConfidencePercent),
        Words("ratio.to", "Ratio to", static row => row.Ratio?.To),
        Words("ratio.of", "Ratio of", static row => row.Ratio?.Of),
        Figure("lossPercent", "Loss, %", static row => row.LossPercent),
        Figure("sent", "Sent", static row => row.Sent),
        Figure("unsent", "Unsent", static row => row.Unsent),
        Figure("unoffered", "Unoffered", static row => row.Unoffered),
        Figure("received", "Received", static row => row.Received),
        Figure("lost", "Lost", static row => row.Lost),
        Figure("duplicated", "Duplicated", static row => row.Duplicated),
        Figure("reordered", "Reordered", static row => row.Reordered),
        Figure("threeReordered", "Reordered by 3", static row => row.ThreeReordered),
        Figure("reorderingExtentMean", "Extent mean", static row => row.ReorderingExtentMean),
        Figure("reorderingExtentMax", "Extent max", static row => row.ReorderingExtentMax),
        Figure("corrupted", "Corrupted", static row => row.Corrupted),
        Figure("late", "Late", static row => row.Late),
        Figure("foreign", "Foreign", static row => row.Foreign),
        Figure("nanosecondsEach", "Time each, ns", static row => row.NanosecondsEach, moreIsBetter: false),
        Figure("bytesPerDatagram", "B/datagram", static row => row.BytesPerDatagram),
        .. AccountColumns.All,
        Figure("jitterMicroseconds", "Jitter, µs", static row => row.JitterMicroseconds),
        .. Times("rttMicroseconds", "RTT", static row => row.RttMicroseconds),
        .. Times("oneWayMicroseconds", "One way", static row => row.OneWayMicroseconds),
        Figure("interval.low", "Interval low", static row => row.Interval?.Low),
        Figure("interval.high", "Interval high", static row => row.Interval?.High),
        Figure("interval.confidencePercent", "Confidence, %", static row => row.Interval?.ConfidencePercent),
        Words("interval.of", "Interval of", static row => row.Interval?.Of),
        Words("notQuoted", "Not quoted", static row => row.NotQuoted),
        .. Stretch("drift.first", "First tenth", static row => row.Drift?.First),
        .. Stretch("drift.last", "Last tenth", static row => row.Drift?.Last),
        Words("method", "Method", static row => row.Method),
    ];

    public static RunColumn RoundTripMedian { get; } = All.Single(static column => column.Name == "rttMicroseconds.p50");

    public static RunColumn OneWayMedian { get; } = All.Single(static column => column.Name == "oneWayMicroseconds.p50");

    public static IEnumerable<RunColumn> Numbers => All.Where(static column => column.Number is not null);

    /// <summary>Those of which at least one row says something.</summary>
    public static IReadOnlyList<RunColumn> Of(IReadOnlyCollection<RunRow> rows) => [.. All.Where(column => rows.Any(row => column.Shown(row) is not null))];

    internal static RunColumn Words(string name, string head, Func<RunRow, string?> text) => new(name, head) { Text = text };

    internal static RunColumn Figure(string name, string head, Func<RunRow, IFormattable?> number, bool? moreIsBetter = null) =>
        new(name, head) { Number = number, MoreIsBetter = moreIsBetter };

    private static IEnumerable<RunColumn> Stretch(string member, string head, Func<RunRow, RunStretch?> stretch) =>
    [
        Figure($"{member}.seconds", $"{head}, s", row => stretch(row)?.Seconds),
        Figure($"{member}.mpps", $"{head}, Mpps", row => stretch(row)?.Mpps),
        Figure($"{member}.lossPercent", $"{head}, loss, %", row => stretch(row)?.LossPercent),
        Figure($"{member}.p99Microseconds", $"{head}, p99, µs", row => stretch(row)?.P99Microseconds),
    ];

    private static IEnumerable<RunColumn> Times(string member, string head, Func<RunRow, RunPercentiles?> times)
    {
        string[] names = ["p50", "p90", "p99", "p99.9", "p99.99", "p99.999", "max"];
        // The greatest of all is one accident; to compare it says nothing.
        return names.Select((name, index) =>
            Figure($"{member}.{name}", $"{head} {name}, µs", row => times(row)?.All[index].Microseconds, name == "max" ? null : false));
    }
}
