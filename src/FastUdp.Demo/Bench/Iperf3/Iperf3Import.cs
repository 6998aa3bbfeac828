using System.Globalization;
using System.Text;
using System.Text.Json;
using FastUdp.Demo.Bench.Rates;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Iperf3;

/// <summary>
/// Makes a run of what <c>iperf3 -u -J</c> wrote, so that it stands in the same charts: one row, of all streams together. As here, the rate is that of
/// what arrived, whichever side tells it.
/// </summary>
internal static class Iperf3Import
{
    public const string Subject = "iperf3";

    private const int BitsPerByte = 8;
    private const int LongestText = 100;

    /// <summary>Whether a file has the shape of iperf3's.</summary>
    public static bool IsOne(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && !root.TryGetProperty("schema", out _)
        && root.TryGetProperty("start", out JsonElement start) && start.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("intervals", out JsonElement intervals) && intervals.ValueKind == JsonValueKind.Array
        && root.TryGetProperty("end", out _);

    /// <exception cref="JsonException">A member has another type than iperf3 gives it.</exception>
    /// <exception cref="FormatException">It is nothing that can be compared; the message says why.</exception>
    public static RunFile Read(JsonElement root)
    {
        Iperf3File file = root.Deserialize(Iperf3Json.Default.Iperf3File)!;
        if (WhyNot(file) is { } reason)
            throw new FormatException(reason);
        return new RunFile
        {
            Machine = new RunMachine { System = Text(file.Start!.SystemInfo) },
            Options = Options(file.Start!, file.Start!.TestStart!),
            Rows = [Row(file, file.Start!.TestStart!, file.End!.Sum!)],
        };
    }

    private static string? WhyNot(Iperf3File file) => file switch
    {
        { Error: { } error } => $"iperf3 has failed: {Text(error)}",
        { Start.TestStart: null } => "iperf3 has begun no test: its member 'start.test_start' is missing",
        { Start.TestStart.Protocol: not "UDP" } => $"iperf3 has measured {Text(file.Start.TestStart.Protocol) ?? "something"}, and datagrams are compared with UDP only (-u)",
        { Start.TestStart.Bidir: not 0 } => "iperf3 has measured both ways at once (--bidir), which is not one result",
        { Start.TestStart.Blksize: < 1 } => $"start.test_start.blksize: {file.Start.TestStart.Blksize} is below the limit of 1",
        { End.Sum: null } => "iperf3 has no results: its member 'end.sum' is missing",
        { End.Sum: not { Packets: > 0, Seconds: > 0 } } => "iperf3 has no results: 'end.sum' counts no datagrams",
        _ => null,
    };

    private static Dictionary<string, string> Options(Iperf3Start start, Iperf3Test test) => new(StringComparer.Ordinal)
    {
        ["iperf3"] = Text(start.Version) ?? "3",
        ["seconds"] = test.Duration.ToString(CultureInfo.InvariantCulture),
        ["streams"] = test.NumStreams.ToString(CultureInfo.InvariantCulture),
    };

    private static RunRow Row(Iperf3File file, Iperf3Test test, Iperf3Sum sum)
    {
        double perSecond = sum.Received / sum.Seconds;
        return new RunRow
        {
            Work = "throughput",
            Subject = Subject,
            Size = test.Blksize,
            Method = Method(test),
            Rounds = 1,
            Mpps = perSecond / 1e6,
            Gbps = perSecond * test.Blksize * BitsPerByte / 1e9,
            WireGbps = test.Blksize <= UdpLimits.MaxIPv6PayloadBytes ? perSecond * EthernetFrame.WireBytes(test.Blksize, IsIPv6(file.Start!)) * BitsPerByte / 1e9 : null,
            LossPercent = 100.0 * sum.Lost / sum.Packets,
            Sent = sum.Packets,
            Received = sum.Received,
            Lost = sum.Lost,
            Reordered = file.End!.Streams?.Sum(static stream => Math.Max(0, stream.Udp?.OutOfOrder ?? 0)),
            JitterMicroseconds = sum.JitterMs is >= 0 and double milliseconds ? milliseconds * 1e3 : null,
            Series = Iperf3Seconds.Of(file.ServerOutputJson?.Intervals) ?? Iperf3Seconds.Of(file.Intervals),
        };
    }

    private static bool IsIPv6(Iperf3Start start) => start.Connected is [{ RemoteHost: { } host }, ..] && host.Contains(':', StringComparison.Ordinal);

    private static string Method(Iperf3Test test)
    {
        string streams = test.NumStreams == 1 ? "one stream" : $"{Figures.Count(test.NumStreams)} streams";
        return test.TargetBitrate switch
        {
            null => streams,
            > 0 and double rate => $"{streams} of {Figures.BitRate(rate)}",
            _ => $"{streams}, as much as can be sent",
        };
    }

    // What a file says is printed as text, and not at any length.
    private static string? Text(string? text) =>
        text is null ? null : Printable.Text(Encoding.UTF8.GetBytes(text.Length <= LongestText ? text : text[..LongestText] + "…"));
}
