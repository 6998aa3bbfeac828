using static FastUdp.Demo.Tests.EndToEnd.Peers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>What is typed wrong is told in one line on standard error, with exit code 2, and nothing else.</summary>
public class RetryFailureTests
{
    [Theory]
    [InlineData("--drop 1.5 exceeds the limit of 1", "server", "--drop", "1.5")]
    [InlineData("--drop -0.1 is below the limit of 0", "server", "--drop", "-0.1")]
    [InlineData("--drop half is not a number", "server", "--drop", "half")]
    [InlineData("--drop NaN is not a number", "server", "--drop", "NaN")]
    [InlineData("--drop-replies is for typed requests: give --typed too", "server", "--drop-replies", "0.1")]
    [InlineData("--seed -1 is below the limit of 0", "server", "--seed", "-1")]
    [InlineData("--backend simulated is not one of auto|linux|portable", "server", "--backend", "simulated")]
    [InlineData("port 70000 exceeds the limit of 65,535", "client", "127.0.0.1:70000")]
    [InlineData("--count 0 is below the limit of 1", "client", "--count", "0")]
    [InlineData("--window 0 is below the limit of 1", "client", "--count", "9", "--window", "0")]
    [InlineData("--window 257 exceeds the limit of 256 without --typed", "client", "--count", "9", "--window", "257")]
    [InlineData("--window 65537 exceeds the limit of 65,536", "client", "--count", "9", "--typed", "--window", "65537")]
    [InlineData("--window is for many requests: give --count too", "client", "--window", "2")]
    [InlineData("--bind 127.0.0.1:5000 names a port", "client", "--count", "9", "--bind", "127.0.0.1:5000")]
    [InlineData("--first-delay 0 is below the limit of 0.001", "client", "--first-delay", "0")]
    [InlineData("a first delay of 3 s exceeds the longest, 2 s", "client", "--first-delay", "3")]
    [InlineData("'extra' means nothing here", "client", "127.0.0.1", "extra")]
    [InlineData("command")]
    public async Task A_wrong_argument_is_named(string reason, params string[] arguments)
    {
        ProgramResult result = await RunningProgram.RunFastUdpAsync(["retry", .. arguments]);
        Assert.Contains(reason, result.AssertFailed(exitCode: 2), StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("65,508 bytes exceed the IPv4 UDP payload limit of 65,507", IPv4, 65_508)]
    [InlineData("65,528 bytes exceed the IPv6 UDP payload limit of 65,527", "[::1]", 65_528)]
    [InlineData("1,201 bytes exceed the limit of 1,200 for a typed text", IPv4, 1_201, "--typed")]
    public async Task A_text_that_fits_no_datagram_is_refused(string reason, string server, int length, params string[] options)
    {
        ProgramResult result = await RetryPeers.RunClientAsync(server, ["--text", new string('x', length), .. options]);
        Assert.Contains(reason, result.AssertFailed(exitCode: 2), StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task The_longest_text_there_can_be_is_carried()
    {
        await using RunningServer server = await RetryPeers.StartServerAsync(IPv4, "--drop", "0");
        ProgramResult result = await RetryPeers.RunClientAsync(
            server.HostPort, ["--text", new string('x', UdpLimits.MaxIPv4PayloadBytes), .. RetryPeers.Patient]);
        result.AssertSucceeded();
        Assert.Equal("The server says 'Your data was 65507 bytes long'", result.Output[^1]);
        string line = await server.Program.WaitForLineAsync("The client at ");
        Assert.EndsWith($" says '{new string('x', 1_000)}…'", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        await using RunningServer first = await RetryPeers.StartServerAsync(IPv4);
        ProgramResult second = await RunningProgram.RunFastUdpAsync("retry", "server", "--bind", first.HostPort);
        Assert.Contains("in use", second.AssertFailed(exitCode: 1), StringComparison.Ordinal);
        Assert.Empty(second.Output);
    }
}
