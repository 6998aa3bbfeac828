using System.Globalization;

namespace FastUdp.Benchmarks.Compare;

/// <summary>Which columns a table has, by what its work is judged by.</summary>
internal static class Columns
{
    private const string None = "n/a";

    private static readonly Column Subject = new("subject", static row => row.Subject, IsText: true);
    private static readonly Column Compared = new("compared", static row => row.Group, IsText: true);
    private static readonly Column ToEngine = new("× engine", static row => Figure(row.RatioToEngine, "0.000"));
    private static readonly Column ToCeiling = new("× ceiling", static row => Figure(row.RatioToCeiling, "0.000"));
    private static readonly Column ToUdpClient = new("× UdpClient", static row => Figure(row.RatioToUdpClient, "0.000"));
    private static readonly Column Baseline = new("baseline", static row => row.Baseline ?? string.Empty, IsText: true);
    private static readonly Column ToBaseline = new("× baseline", static row => Figure(row.RatioToBaseline, "0.000"));
    private static readonly Column BytesEach = new("B/datagram", static row => Figure(row.BytesPerDatagram, "0.####"));
    private static readonly Column EachBytes = new("B each", static row => Figure(row.BytesPerDatagram, "#,0.##"));
    private static readonly Column BytesInAll = new("B in all", static row => Count(row.AllocatedBytes));
    private static readonly Column Collections = new(
        "collections", static row => row.Gen0 is null ? None : $"{row.Gen0}/{row.Gen1}/{row.Gen2}");

    private static readonly Column Send = new("send", static row => row.Send ?? string.Empty, IsText: true);

    private static readonly Column[] OfRates =
    [
        Subject, Send,
        new("Mpps", static row => Figure(row.Mpps, "0.000")),
        new("Gbit/s", static row => Figure(row.Gbps, "0.00")),
        ToEngine, ToCeiling, ToUdpClient,
        new("× SocketAsync", static row => Figure(row.RatioToSocketAsync, "0.00")),
        new("lost %", static row => Figure(row.LossPercent, "0.00")),
        BytesEach, BytesInAll, Collections,
    ];

    // Where every row is held against a raw one, there are no sockets of .NET's own.
    private static readonly Column[] OfPairs =
        [.. OfRates.Where(static column => column.Head is not ("× UdpClient" or "× SocketAsync")), Baseline, ToBaseline];

    private static readonly Column[] OfLatencies =
    [
        Subject, Compared,
        new("p50 µs", static row => Figure(row.RttMicroseconds?.P50, "0.00")),
        new("p90 µs", static row => Figure(row.RttMicroseconds?.P90, "0.00")),
        new("p99 µs", static row => Figure(row.RttMicroseconds?.P99, "0.00")),
        new("max µs", static row => Figure(row.RttMicroseconds?.Max, "0.0")),
        ToEngine, ToCeiling, ToUdpClient, BytesEach, Collections,
    ];

    // Where a request is sent again the network was not clean, and the figures are not those of the requests alone.
    private static readonly Column[] OfRequests =
    [
        new("sent again", static row => Count(row.Requests?.SentAgain)),
        new("no reply", static row => Count(row.Requests?.WithoutReply)),
    ];

    private static readonly Column[] OfRequestRates =
    [
        Subject,
        new("M/s", static row => Figure(row.Mpps, "0.000")),
        Baseline, ToBaseline, .. OfRequests,
        new("B each outstanding", static row => Figure(row.Requests?.OutstandingBytesEach, "0.0")),
        EachBytes, Collections,
    ];

    private static readonly Column[] OfPairLatencies =
        [.. OfLatencies.Where(static column => column.Head[0] != '×'), Baseline, ToBaseline, .. OfRequests];

    private static readonly Column[] OfTimes =
    [
        Subject, Compared,
        new("size", static row => Count(row.Size)),
        new("time each", static row => Time(row.NanosecondsEach)),
        Baseline, ToBaseline,
        EachBytes,
        new("B beyond content", static row => Figure(row.BytesBeyondContent, "#,0.##")),
        Collections,
    ];

    /// <summary>The columns that have something to say of these rows.</summary>
    public static Column[] For(IReadOnlyList<Row> rows) =>
        [.. Choose(rows).Where(column => rows.Any(row => column.Cell(row) is not ("" or None)))];

    private static Column[] Choose(IReadOnlyList<Row> rows) =>
        rows.Any(static row => row.Requests is not null) ? ForRequests(rows)
        : rows.Any(static row => row.RttMicroseconds is not null) ? rows.Any(static row => row.Baseline is not null) ? OfPairLatencies : OfLatencies
        : rows.Any(static row => row.NanosecondsEach is not null) ? OfTimes
        : rows.Any(static row => row.Baseline is not null) ? OfPairs
        : rows.Any(static row => row.Send is not null) || rows.All(row => row.Group == rows[0].Group) ? OfRates
        : [.. OfRates.Select(static column => column == Send ? Compared : column)];

    private static Column[] ForRequests(IReadOnlyList<Row> rows) =>
        rows.Any(static row => row.RttMicroseconds is not null) ? OfPairLatencies : OfRequestRates;

    private static string Figure(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? None;

    private static string Count(long? value) => Figure(value, "N0");

    private static string Time(double? nanoseconds) => nanoseconds switch
    {
        >= 1e6 => Figure(nanoseconds / 1e6, "#,0.00") + " ms",
        >= 1e4 => Figure(nanoseconds / 1e3, "0.00") + " µs",
        _ => Figure(nanoseconds, "0.00") + " ns",
    };
}
