using System.Text.Json;
using static FastUdp.Demo.Tests.EndToEnd.Peers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>The load form at small, bounded loads, which loopback carries without loss.</summary>
public class LoadFormTests
{
    [Theory]
    [InlineData(IPv4, "auto", 32, 64)]
    [InlineData(IPv4, "portable", 32, 64)]
    [InlineData(IPv4, "auto", 8, 1)]
    [InlineData(IPv4, "auto", 65_507, 2)]
    [InlineData(IPv4, "portable", 65_507, 2)]
    [InlineData(IPv6, "auto", 1_472, 16)]
    public async Task Every_reply_is_what_was_sent_and_the_counts_add_up(string address, string backend, int size, int window)
    {
        await using RunningServer server = await RunningServer.StartFastUdpAsync("echo", address, "--backend", backend);
        ProgramResult result = await RunningProgram.RunFastUdpAsync(
            "echo", "client", server.HostPort, "--size", $"{size}", "--window", $"{window}", "--seconds", "0.3", "--backend", backend, "--json");
        result.AssertSucceeded();

        using JsonDocument json = JsonDocument.Parse(string.Concat(result.Output));
        JsonElement report = json.RootElement;
        long received = report.GetProperty("received").GetInt64();
        Assert.True(received > 0);
        Assert.Equal(received, report.GetProperty("sent").GetInt64());
        foreach (string none in (string[])["lost", "reordered", "duplicated", "corrupted"])
            Assert.Equal(0, report.GetProperty(none).GetInt64());
        double echoesPerSecond = report.GetProperty("echoesPerSecond").GetDouble();
        Assert.Equal(echoesPerSecond * size, report.GetProperty("bytesPerSecond").GetDouble(), tolerance: size);
        AssertRoundTrips(report.GetProperty("rttMicroseconds"), areThere: echoesPerSecond > 0);
    }

    [Fact]
    public async Task A_foreign_echo_server_is_loaded_too()
    {
        int port = RunningServer.FreePort(IPv4);
        await using RunningProgram socat = StartInstalled("socat", "-d", "-d", $"UDP4-LISTEN:{port},bind={IPv4}", "EXEC:cat");
        await socat.WaitForLineAsync("listening on");
        ProgramResult result = await RunningProgram.RunFastUdpAsync(
            "echo", "client", $"{IPv4}:{port}", "--size", "100", "--window", "1", "--seconds", "0.3");
        result.AssertSucceeded();
        Assert.Contains("corrupted   0", result.Output);
    }

    [Fact]
    public async Task A_server_that_answers_something_else_is_found_out()
    {
        await using RunningServer server = await RunningServer.StartFastUdpAsync("echo", IPv4, "--reply", "length");
        ProgramResult result = await RunningProgram.RunFastUdpAsync(
            "echo", "client", server.HostPort, "--size", "32", "--window", "4", "--seconds", "0.3", "--json");
        Assert.Contains("is it an echo server?", result.AssertFailed(exitCode: 1), StringComparison.Ordinal);

        using JsonDocument json = JsonDocument.Parse(string.Concat(result.Output));
        Assert.Equal(json.RootElement.GetProperty("sent").GetInt64(), json.RootElement.GetProperty("lost").GetInt64());
    }

    // A machine busy enough brings all replies after the measured time.
    private static void AssertRoundTrips(JsonElement roundTrips, bool areThere)
    {
        double[] figures = [.. ((string[])["p50", "p90", "p99", "p99.9", "max"]).Select(name => roundTrips.GetProperty(name).GetDouble())];
        Assert.Equal(areThere, figures[0] > 0);
        Assert.Equal(figures.Order(), figures);
    }
}
