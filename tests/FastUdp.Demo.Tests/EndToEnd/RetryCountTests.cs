using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using static FastUdp.Demo.Tests.EndToEnd.Peers;
using static FastUdp.Demo.Tests.EndToEnd.RetryPeers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>Many requests, plain ones, and their report.</summary>
public class RetryCountTests
{
    // Long enough that a busy machine is not taken for a lost datagram too often, and enough of them that none is given up.
    private static readonly string[] Steady = ["--first-delay", "0.02", "--longest-delay", "30"];

    [Theory]
    [InlineData(IPv4, "auto", 1)]
    [InlineData(IPv4, "portable", 8)]
    [InlineData(IPv6, "auto", 8)]
    public async Task Every_request_gets_its_reply_however_many_are_lost(string address, string backend, int window)
    {
        await using RunningServer server = await StartServerAsync(address, "--drop", "0.3", "--seed", "7", "--backend", backend);
        JsonElement report = await ReportAsync(
            server.HostPort, ["--count", "40", "--window", $"{window}", "--backend", backend, .. Steady]);
        Assert.Equal(40, Figure(report, "requests"));
        Assert.Equal(40, Figure(report, "replied"));
        Assert.True(Figure(report, "datagramsSent") > 40);
        AssertAddsUp(report);
        Assert.False(report.TryGetProperty("executedOnce", out _));
    }

    [Fact]
    public async Task A_report_for_people_has_the_same_figures()
    {
        await using RunningServer server = await StartServerAsync(IPv4, "--drop", "0");
        ProgramResult result = await RunClientAsync(server.HostPort, ["--count", "20", .. Patient]);
        result.AssertSucceeded();
        Assert.StartsWith("requests    20 in ", result.Output[0], StringComparison.Ordinal);
        Assert.EndsWith(", 20 datagrams sent", result.Output[0], StringComparison.Ordinal);
        Assert.Equal(["replied     20", "timed out   0", "refused     0", "tries       1: 20"], result.Output[1..^1]);
        Assert.StartsWith("latency     p50 ", result.Output[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_that_time_out_and_those_that_are_refused_are_told_apart()
    {
        using var silent = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        ProgramResult timedOut = await RunClientAsync($"{silent.Client.LocalEndPoint}", ["--count", "4", "--json", .. Hasty]);
        Assert.Contains("4 of 4 requests to 127.0.0.1:", timedOut.AssertFailed(exitCode: 1), StringComparison.Ordinal);
        JsonElement report = Parse(timedOut);
        Assert.Equal((4, 0), (Figure(report, "timedOut"), Figure(report, "refused")));
        Assert.Equal([0, 0, 4], Tries(report));

        ProgramResult refused = await RunClientAsync(RunningServer.Nobody(IPv4), ["--count", "4", "--json", .. Hasty]);
        refused.AssertFailed(exitCode: 1);
        report = Parse(refused);
        Assert.Equal((0, 4), (Figure(report, "timedOut"), Figure(report, "refused")));
        AssertAddsUp(report);
    }

    [Fact]
    public async Task A_reply_that_comes_after_another_try_is_not_taken_for_the_next_requests()
    {
        using var server = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await using RunningProgram client = RunningProgram.StartFastUdp(
            ["retry", "client", $"{server.Client.LocalEndPoint}", "--count", "2", "--window", "1", "--json", .. Steady]);
        UdpReceiveResult first = await ReceiveAsync(server);
        Assert.Equal(first.RemoteEndPoint, (await ReceiveAsync(server)).RemoteEndPoint);
        server.Send("one"u8, first.RemoteEndPoint);

        // The first request has been sent at least twice and answered once: the next one must not come from its socket.
        UdpReceiveResult second;
        do
            second = await ReceiveAsync(server);
        while (second.RemoteEndPoint.Equals(first.RemoteEndPoint));
        server.Send("late"u8, first.RemoteEndPoint);
        server.Send("two"u8, second.RemoteEndPoint);

        ProgramResult result = await client.ExitAsync();
        result.AssertSucceeded();
        Assert.Equal(2, Figure(Parse(result), "replied"));
    }

    [Fact]
    public async Task A_server_that_is_restarted_in_between_is_found_again()
    {
        RunningServer first = await StartServerAsync(IPv4, "--drop", "0.2", "--seed", "1");
        await using RunningProgram client = RunningProgram.StartFastUdp(
            ["retry", "client", first.HostPort, "--count", "1500", "--window", "1", "--json", .. Steady]);
        for (int seen = 0; seen < 20; seen++)
            await first.Program.WaitForLineAsync("The client at ");
        await first.DisposeAsync();

        await using RunningServer second = await RunningServer.StartFastUdpAtAsync("retry", IPv4, first.Port, "--drop", "0");
        await second.Program.WaitForLineAsync("The client at ");
        ProgramResult result = await client.ExitAsync();
        result.AssertSucceeded();
        Assert.Equal(1_500, Figure(Parse(result), "replied"));
    }

    internal static async Task<JsonElement> ReportAsync(string server, params string[] options)
    {
        ProgramResult result = await RunClientAsync(server, ["--json", .. options]);
        result.AssertSucceeded();
        return Parse(result);
    }

    internal static long Figure(JsonElement report, string name) => report.GetProperty(name).GetInt64();

    /// <summary>Every request ended once, every datagram belongs to a try, and percentiles grow.</summary>
    internal static void AssertAddsUp(JsonElement report)
    {
        long[] tries = Tries(report);
        string[] outcomes = ["replied", "timedOut", "refused", "failed", "cancelled"];
        Assert.Equal(Figure(report, "requests"), outcomes.Sum(name => Figure(report, name)));
        Assert.Equal(Figure(report, "requests"), tries.Sum());
        Assert.Equal(Figure(report, "datagramsSent"), tries.Select(static (count, index) => count * (index + 1)).Sum());
        JsonElement latency = report.GetProperty("latencyMicroseconds");
        double[] percentiles = [.. ((string[])["p50", "p90", "p99", "max"]).Select(name => latency.GetProperty(name).GetDouble())];
        Assert.Equal(percentiles.Order(), percentiles);
    }

    private static JsonElement Parse(ProgramResult result) => JsonDocument.Parse(string.Concat(result.Output)).RootElement.Clone();

    private static long[] Tries(JsonElement report) =>
        [.. report.GetProperty("requestsByTries").EnumerateArray().Select(static count => count.GetInt64())];
}
