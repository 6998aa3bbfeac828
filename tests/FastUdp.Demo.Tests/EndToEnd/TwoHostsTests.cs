namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>Two hosts that bench/networks/two-hosts.sh makes of this machine, and the kernel losing packets between them.</summary>
public class TwoHostsTests
{
    [Theory]
    [InlineData("192.0.2.1", "0.0.0.0")]
    [InlineData("[2001:db8::1]", "[::]")]
    public async Task Typed_requests_cross_a_network_that_loses_and_each_is_executed_once(string server, string bind)
    {
        ProgramResult result = await RunAsync(
            ["--drop", "0.2", "--rate", "100mbit"],
            ["retry", "server", "--bind", $"{bind}:1060", "--typed", "--drop", "0"],
            ["retry", "client", $"{server}:1060", "--typed", "--count", "500", "--window", "100", "--first-delay", "0.05", "--longest-delay", "10"]);

        // With 0.36 of the tries lost and eight of them, one request in 3,500 has no reply: the client then exits with 1.
        Assert.InRange(result.ExitCode, 0, 1);
        Assert.Contains(result.Output, static line => line.StartsWith("executed", StringComparison.Ordinal) && line.EndsWith("more than once 0", StringComparison.Ordinal));
        Assert.Contains(result.Error, static line => line.Contains("executed 500 requests, 0 of them more than once", StringComparison.Ordinal));
        Assert.Contains(result.Error, static line => line.Contains("of which", StringComparison.Ordinal) && !line.Contains("of which 0 dropped", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_exit_code_is_the_clients()
    {
        ProgramResult result = await RunAsync([], [], ["retry", "client", "192.0.2.1:1060", "--first-delay", "0.01", "--longest-delay", "0.02"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(result.Error, static line => line.EndsWith("the server is down", StringComparison.Ordinal));
    }

    private static Task<ProgramResult> RunAsync(string[] options, string[] server, string[] client) =>
        TwoHosts.RunAsync(options, server.Length == 0 ? [] : TwoHosts.Ours(server), TwoHosts.Ours(client));
}
