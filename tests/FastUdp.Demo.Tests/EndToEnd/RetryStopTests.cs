using System.Globalization;
using System.Net;
using System.Net.Sockets;
using static FastUdp.Demo.Tests.EndToEnd.Peers;
using static FastUdp.Demo.Tests.EndToEnd.RetryPeers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>Ctrl-C, and SIGTERM, end both ends cleanly.</summary>
public class RetryStopTests
{
    [Theory]
    [InlineData("INT", "auto")]
    [InlineData("TERM", "portable")]
    public async Task A_server_that_is_stopped_sums_up(string signal, string backend)
    {
        Signals.SkipUnlessReaches(signal);
        int seed = SeedThatDropsFirst(1, drop: 0.5);
        await using RunningServer server = await StartServerAsync(IPv4, "--seed", $"{seed}", "--backend", backend);
        (await RunClientAsync(server.HostPort, Patient)).AssertSucceeded();
        await server.Program.SignalAsync(signal);

        ProgramResult result = await server.Program.ExitAsync();
        result.AssertSucceeded();
        Assert.Equal("Received 2 datagrams: dropped 1, answered 1.", result.Output[^1]);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_typed_server_that_is_stopped_sums_up(string signal)
    {
        Signals.SkipUnlessReaches(signal);
        await using RunningServer server = await StartServerAsync(IPv4, "--typed", "--drop", "0");
        (await RunClientAsync(server.HostPort, ["--typed", .. Patient])).AssertSucceeded();
        await server.Program.SignalAsync(signal);

        ProgramResult result = await server.Program.ExitAsync();
        result.AssertSucceeded();
        Assert.Equal(
            "Received 1 datagrams: dropped 0, executed 1 requests, 0 of them more than once, replayed 0 replies; dropped 0 replies.", result.Output[^1]);
    }

    [Fact]
    public async Task A_flood_is_summed_up_rather_than_printed()
    {
        const int flood = 5_000;
        Signals.SkipUnlessReaches("TERM");
        await using RunningServer server = await StartServerAsync(IPv4, "--drop", "0.5", "--seed", "1");
        using var client = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        for (int sent = 0; sent < flood; sent++)
            client.Send("hello"u8, new IPEndPoint(IPAddress.Loopback, server.Port));
        await server.Program.WaitForLineAsync("… and ");
        await server.Program.SignalAsync("TERM");

        ProgramResult result = await server.Program.ExitAsync();
        result.AssertSucceeded();
        int told = result.Output.Count(static line => line.StartsWith("The client", StringComparison.Ordinal) || line.StartsWith("Pretending to drop", StringComparison.Ordinal));
        long summedUp = result.Output.Where(static line => line.StartsWith('…')).Sum(static line => Number(line.Split(' ')[2]));
        Assert.True(told < flood / 2);
        Assert.Equal(Number(result.Output[^1].Split(' ')[1]), told + summedUp);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_question_that_is_stopped_has_no_reply(string signal)
    {
        Signals.SkipUnlessReaches(signal);
        using var silent = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await using RunningProgram client = RunningProgram.StartFastUdp(
            "retry", "client", $"{silent.Client.LocalEndPoint}", "--first-delay", "3600", "--longest-delay", "3600");
        await client.WaitForLineAsync("Waiting up to 3600 seconds");
        await client.SignalAsync(signal);
        Assert.Contains("stopped before", (await client.ExitAsync()).AssertFailed(exitCode: 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_stopped_reports_what_it_has()
    {
        Signals.SkipUnlessReaches("TERM");
        await using RunningServer server = await StartServerAsync(IPv4, "--drop", "0");
        await using RunningProgram client = RunningProgram.StartFastUdp(
            ["retry", "client", server.HostPort, "--count", "1000000000", "--window", "2", .. Patient]);
        for (int seen = 0; seen < 10; seen++)
            await server.Program.WaitForLineAsync("The client at ");
        await client.SignalAsync("TERM");

        ProgramResult result = await client.ExitAsync();
        result.AssertSucceeded();
        Assert.StartsWith("requests    ", result.Output[0], StringComparison.Ordinal);
        Assert.Contains("timed out   0", result.Output);
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
