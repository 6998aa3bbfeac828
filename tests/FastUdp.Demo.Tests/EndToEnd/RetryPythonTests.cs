using static FastUdp.Demo.Tests.EndToEnd.Peers;
using static FastUdp.Demo.Tests.EndToEnd.RetryPeers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>The plain form with the textbook's program, in Python, at the other end.</summary>
public class RetryPythonTests
{
    [Theory]
    [InlineData(IPv4, "auto")]
    [InlineData(IPv4, "portable")]
    [InlineData(IPv6, "auto")]
    public async Task A_python_client_gets_through_to_our_server(string address, string backend)
    {
        int seed = SeedThatDropsFirst(1, drop: 0.5);
        await using RunningServer server = await StartServerAsync(address, "--seed", $"{seed}", "--backend", backend);
        await using RunningProgram client = StartPython("retry_client.py", address, $"{server.Port}", "1", "8");
        ProgramResult result = await client.ExitAsync();
        result.AssertSucceeded();
        Assert.Equal([.. Waits(1, 2), DefaultReply], result.Output);
    }

    [Fact]
    public async Task A_python_client_finds_our_server_down_when_it_loses_everything()
    {
        await using RunningServer server = await StartServerAsync(IPv4, "--drop", "1");
        await using RunningProgram client = StartPython("retry_client.py", IPv4, $"{server.Port}", "0.01", "0.2");
        ProgramResult result = await client.ExitAsync();
        Assert.NotEqual(0, result.ExitCode);
        Assert.Equal(Waits(0.01, 5), result.Output);
    }

    [Theory]
    [InlineData(IPv4, "auto")]
    [InlineData(IPv4, "portable")]
    [InlineData(IPv6, "auto")]
    public async Task Our_client_gets_through_to_a_python_server(string address, string backend)
    {
        // The seed is Python's own: how many tries it takes is read from what both say.
        await using RunningServer server = await RunningServer.StartPythonAsync("retry_server.py", address, "0", "1", "0.5");
        ProgramResult result = await RunClientAsync(
            server.HostPort, "--first-delay", "0.1", "--longest-delay", "20", "--backend", backend);
        result.AssertSucceeded();
        Assert.Equal(Waits(0.1, result.Output.Length - 1), result.Output[..^1]);
        Assert.Equal(DefaultReply, result.Output[^1]);
        Assert.True(result.Output.Length > 2, "Python's seed 1 loses the first datagram.");
    }

    [Fact]
    public async Task Our_client_finds_a_python_server_down_when_it_loses_everything()
    {
        await using RunningServer server = await RunningServer.StartPythonAsync("retry_server.py", IPv4, "0", "1", "1");
        ProgramResult result = await RunClientAsync(server.HostPort, Hasty);
        Assert.Contains("after 3 tries", result.AssertFailed(exitCode: 1), StringComparison.Ordinal);
        Assert.Equal(Waits(0.01, 3), result.Output);
    }
}
