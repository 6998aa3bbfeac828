using System.Globalization;

namespace FastUdp.Benchmarks.Compare;

/// <summary>Prints rows in columns: text to the left, figures to the right.</summary>
internal static class Table
{
    private const string None = "n/a";

    public static void Write(TextWriter output, string title, IReadOnlyList<Row> rows)
    {
        bool isLatency = rows.Any(static row => row.RttMicroseconds is not null);
        string[] head = isLatency ? LatencyHead : RateHead;
        List<string[]> lines = [head, .. rows.Select(row => isLatency ? LatencyLine(row) : RateLine(row))];
        int[] widths = [.. Enumerable.Range(0, head.Length).Select(column => lines.Max(line => line[column].Length))];

        output.WriteLine();
        output.WriteLine(title);
        foreach (string[] line in lines)
            output.WriteLine(string.Join("  ", line.Select((cell, column) => Pad(cell, widths[column], column))).TrimEnd());
    }

    // Subject and form of sending; the rest are figures.
    private static string Pad(string cell, int width, int column) => column < 2 ? cell.PadRight(width) : cell.PadLeft(width);

    private static readonly string[] RateHead =
    [
        "subject", "send", "Mpps", "Gbit/s", "× engine", "× ceiling", "× UdpClient", "× SocketAsync",
        "lost %", "B/datagram", "B in all", "collections",
    ];

    private static readonly string[] LatencyHead =
    [
        "subject", "compared", "p50 µs", "p90 µs", "p99 µs", "max µs", "× engine", "× ceiling", "× UdpClient",
        "B/datagram", "collections",
    ];

    private static string[] RateLine(Row row) =>
    [
        row.Subject, row.Send ?? string.Empty, Figure(row.Mpps, "0.000"), Figure(row.Gbps, "0.00"),
        Figure(row.RatioToEngine, "0.000"), Figure(row.RatioToCeiling, "0.000"), Figure(row.RatioToUdpClient, "0.00"),
        Figure(row.RatioToSocketAsync, "0.00"), Figure(row.LossPercent, "0.00"), Figure(row.BytesPerDatagram, "0.####"),
        row.AllocatedBytes?.ToString("N0", CultureInfo.InvariantCulture) ?? None, Collections(row),
    ];

    private static string[] LatencyLine(Row row) =>
    [
        row.Subject, row.Group, Figure(row.RttMicroseconds?.P50, "0.00"), Figure(row.RttMicroseconds?.P90, "0.00"),
        Figure(row.RttMicroseconds?.P99, "0.00"), Figure(row.RttMicroseconds?.Max, "0.0"),
        Figure(row.RatioToEngine, "0.000"), Figure(row.RatioToCeiling, "0.000"), Figure(row.RatioToUdpClient, "0.000"),
        Figure(row.BytesPerDatagram, "0.####"), Collections(row),
    ];

    private static string Collections(Row row) => row.Gen0 is null ? None : $"{row.Gen0}/{row.Gen1}/{row.Gen2}";

    private static string Figure(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? None;
}
