using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Tests.Dissector.Support;

namespace FastUdp.Demo.Tests.Bench.Iperf3;

/// <summary>Files as iperf3 3.12 writes them, shortened.</summary>
public class Iperf3ImportTests
{
    private const string Start = """
        "version": "iperf 3.12", "system_info": "Linux host 6.1 x86_64", "connected": [{ "socket": 5, "remote_host": "127.0.0.1", "remote_port": 5201 }],
        "target_bitrate": 200000000,
        "test_start": { "protocol": "UDP", "num_streams": 2, "blksize": 1472, "omit": 0, "duration": 2, "reverse": 0, "target_bitrate": 200000000 }
        """;

    private const string End = """
        "streams": [{ "udp": { "packets": 33958, "lost_packets": 1535, "out_of_order": 2 } }, { "udp": { "packets": 33958, "lost_packets": 1567, "out_of_order": 3 } }],
        "sum": { "start": 0, "end": 2, "seconds": 2, "bytes": 99972352, "jitter_ms": 0.0125, "lost_packets": 3102, "packets": 67916, "lost_percent": 4.567 }
        """;

    private const string SentSeconds = """
        { "sum": { "start": 0, "seconds": 1, "packets": 33944 } }, { "sum": { "start": 1.0001, "seconds": 1, "packets": 33972 } }
        """;

    private const string ReceivedHalves = """
        { "sum": { "start": 0, "seconds": 0.5, "packets": 9, "lost_packets": 9, "omitted": true } },
        { "sum": { "start": 0, "seconds": 0.5, "packets": 1000, "lost_packets": 100 } }, { "sum": { "start": 0.50007, "seconds": 0.5, "packets": 1000, "lost_packets": 0 } },
        { "sum": { "start": 1.0001, "seconds": 0.5, "packets": 2000, "lost_packets": -1 } }, { "sum": { "start": 1.5, "seconds": 0.5, "packets": 2000, "lost_packets": 0 } }
        """;

    [Fact]
    public void What_arrived_of_all_streams_is_one_row()
    {
        RunFile run = Read(File(Start, SentSeconds, End));
        RunRow row = Assert.Single(run.Rows);
        Assert.Equal(("throughput", "iperf3", 1_472), (row.Work, row.Subject, row.Size));
        Assert.Equal((67_916, 64_814, 3_102, 5), (row.Sent, row.Received, row.Lost, row.Reordered));
        Assert.Equal(0.032407, row.Mpps!.Value, 9);
        Assert.Equal(0.032407 * 1_472 * 8 / 1e3, row.Gbps!.Value, 9);
        Assert.Equal(0.032407 * 1_538 * 8 / 1e3, row.WireGbps!.Value, 9);
        Assert.Equal(100.0 * 3_102 / 67_916, row.LossPercent!.Value, 9);
        Assert.Equal(12.5, row.JitterMicroseconds!.Value, 9);
        Assert.Equal("2 streams of 200 Mbit/s", row.Method);
        Assert.Equal(("iperf 3.12", "Linux host 6.1 x86_64"), (run.Options["iperf3"], run.Machine.System));
    }

    [Fact]
    public void Seconds_are_told_by_who_receives_and_put_together_of_shorter_ones()
    {
        Assert.Null(Read(File(Start, SentSeconds, End)).Rows[0].Series);
        IReadOnlyList<RunSecond> series = Read(File(Start, ReceivedHalves, End)).Rows[0].Series!;
        Assert.Equal([(0, 0.0019, 5.0), (1, 0.004, 0.0)], series.Select(static second => (second.Second, Math.Round(second.Mpps, 9), second.LossPercent!.Value)));
        string withServer = File(Start, SentSeconds, End)[..^1] + $", \"server_output_json\": {File(Start, ReceivedHalves, End)} }}";
        Assert.Equal(2, Read(withServer).Rows[0].Series!.Count);
    }

    [Theory]
    [InlineData("\"UDP\"", "\"TCP\"", "iperf3 has measured TCP, and datagrams are compared with UDP only (-u)")]
    [InlineData("\"reverse\": 0", "\"bidir\": 1", "iperf3 has measured both ways at once (--bidir), which is not one result")]
    [InlineData("\"packets\": 67916", "\"packets\": 0", "iperf3 has no results: 'end.sum' counts no datagrams")]
    [InlineData("\"sum\": { \"start\": 0, \"end\"", "\"other\": { \"start\": 0, \"end\"", "iperf3 has no results: its member 'end.sum' is missing")]
    [InlineData("\"test_start\"", "\"test_not_started\"", "iperf3 has begun no test: its member 'start.test_start' is missing")]
    [InlineData("\"blksize\": 1472", "\"blksize\": 0", "start.test_start.blksize: 0 is below the limit of 1")]
    [InlineData("\"blksize\": 1472", "\"blksize\": \"big\"", "start.test_start.blksize: \"big\" is not what belongs there")]
    [InlineData("\"jitter_ms\": 0.0125", "\"jitter_ms\": 1e16", "rows[0].jitterMicroseconds: 1E+19 is not from 0 to 10¹⁸")]
    [InlineData("\"start\": {", "\"error\": \"unable to connect \\u001b[31m\", \"start\": {", "iperf3 has failed: unable to connect \\x1b[31m")]
    public void What_is_no_result_is_refused_in_a_line(string old, string replacement, string line) =>
        Assert.EndsWith($": {line}", Refused(File(Start, SentSeconds, End).Replace(old, replacement, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_cut_is_refused()
    {
        string whole = File(Start, SentSeconds, End);
        Assert.EndsWith(": it is truncated: the JSON ends before its time", Refused(whole[..(whole.Length / 2)]), StringComparison.Ordinal);
    }

    private static string File(string start, string intervals, string end) => $$"""{ "start": { {{start}} }, "intervals": [{{intervals}}], "end": { {{end}} } }""";

    private static RunFile Read(string json)
    {
        using var scratch = new Scratch();
        string file = scratch.File("iperf3.json");
        System.IO.File.WriteAllText(file, json);
        return RunFileReader.Read(file);
    }

    private static string Refused(string json) => Assert.Throws<CommandFailedException>(() => Read(json)).Message;
}
