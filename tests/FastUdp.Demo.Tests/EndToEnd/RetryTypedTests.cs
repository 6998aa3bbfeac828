using System.Text.Json;
using static FastUdp.Demo.Tests.EndToEnd.Peers;
using static FastUdp.Demo.Tests.EndToEnd.RetryCountTests;
using static FastUdp.Demo.Tests.EndToEnd.RetryPeers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>Typed requests, both ends ours: the same lines, and each request executed once.</summary>
public class RetryTypedTests
{
    [Theory]
    [InlineData(IPv4, "auto")]
    [InlineData(IPv4, "portable")]
    [InlineData(IPv6, "auto")]
    public async Task A_question_reads_as_in_plain_text(string address, string backend)
    {
        await using RunningServer server = await StartServerAsync(address, "--typed", "--drop", "0", "--backend", backend);
        ProgramResult result = await RunClientAsync(server.HostPort, ["--typed", "--text", "Grüße\n", "--backend", backend, .. Patient]);
        result.AssertSucceeded();
        Assert.Equal([.. Waits(1, 1), "The server says 'Your data was 8 bytes long'"], result.Output);
        string line = await server.Program.WaitForLineAsync("The client at ");
        Assert.EndsWith(@" says 'Grüße\n'", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(IPv4, "auto")]
    [InlineData(IPv4, "portable")]
    [InlineData(IPv6, "auto")]
    public async Task A_server_that_loses_everything_is_down_after_five_tries(string address, string backend)
    {
        await using RunningServer server = await StartServerAsync(address, "--typed", "--drop", "1", "--backend", backend);
        ProgramResult result = await RunClientAsync(
            server.HostPort, "--typed", "--first-delay", "0.01", "--longest-delay", "0.2", "--backend", backend);
        string line = result.AssertFailed(exitCode: 1);
        Assert.Contains("after 5 tries in ", line, StringComparison.Ordinal);
        Assert.EndsWith(" s: the server is down", line, StringComparison.Ordinal);
        Assert.Equal(Waits(0.01, 5), result.Output);
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("portable")]
    public async Task A_closed_port_is_waited_out_and_named_in_the_end(string backend)
    {
        ProgramResult result = await RunClientAsync(RunningServer.Nobody(IPv4), ["--typed", "--backend", backend, .. Calm]);
        string line = result.AssertFailed(exitCode: 1);
        Assert.Contains("after 3 tries in ", line, StringComparison.Ordinal);
        Assert.EndsWith(" s: the port is closed (connection refused): the server is down", line, StringComparison.Ordinal);
        Assert.Equal(Waits(0.1, 3), result.Output);
    }

    [Theory]
    [InlineData(IPv4, "auto")]
    [InlineData(IPv4, "portable")]
    [InlineData(IPv6, "auto")]
    public async Task Every_request_is_executed_once_however_many_are_lost(string address, string backend)
    {
        // Four in five tries succeed: of a thousand requests some take five, and none eleven, which are all there are.
        Signals.SkipUnlessReaches("TERM");
        await using RunningServer server = await StartServerAsync(
            address, "--typed", "--drop", "0.1", "--drop-replies", "0.1", "--seed", "3", "--backend", backend);
        JsonElement report = await ReportAsync(
            server.HostPort, "--typed", "--count", "1000", "--window", "200", "--first-delay", "0.02", "--longest-delay", "30", "--backend", backend);
        Assert.Equal(1_000, Figure(report, "replied"));
        Assert.Equal(1_000, Figure(report, "executedOnce"));
        Assert.Equal(0, Figure(report, "executedMoreThanOnce"));
        Assert.True(Figure(report, "datagramsSent") > 1_000);
        AssertAddsUp(report);

        await server.Program.SignalAsync("TERM");
        ProgramResult result = await server.Program.ExitAsync();
        result.AssertSucceeded();
        Assert.Contains("executed 1,000 requests, 0 of them more than once", result.Output[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("replayed 0 replies", result.Output[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("dropped 0", result.Output[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_for_people_tells_the_executions()
    {
        await using RunningServer server = await StartServerAsync(IPv4, "--typed", "--drop", "0");
        ProgramResult result = await RunClientAsync(server.HostPort, ["--typed", "--count", "20", .. Patient]);
        result.AssertSucceeded();
        Assert.Contains("executed    once 20, more than once 0", result.Output);
    }

    [Fact]
    public async Task A_plain_client_and_a_typed_server_do_not_understand_each_other()
    {
        await using RunningServer typed = await StartServerAsync(IPv4, "--typed", "--drop", "0");
        Assert.Contains("the server is down", (await RunClientAsync(typed.HostPort, Hasty)).AssertFailed(exitCode: 1), StringComparison.Ordinal);

        await using RunningServer plain = await StartServerAsync(IPv4, "--drop", "0");
        ProgramResult result = await RunClientAsync(plain.HostPort, ["--typed", .. Hasty]);
        Assert.Contains("the server is down", result.AssertFailed(exitCode: 1), StringComparison.Ordinal);
    }
}
