using static FastUdp.Demo.Tests.EndToEnd.Peers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>With nc(1) at the other end.</summary>
public class NetcatTests
{
    [Theory]
    [InlineData(IPv4)]
    [InlineData(IPv6)]
    public async Task Our_server_answers_netcat(string address)
    {
        await using RunningServer server = await RunningServer.StartFastUdpAsync("echo", address);
        await using RunningProgram netcat = StartInstalled("nc", "-u", address, $"{server.Port}");
        await netcat.WriteLineAsync("hello");
        Assert.Equal("hello", await netcat.WaitForLineAsync("hello"));
    }

    [Theory]
    [InlineData(IPv4)]
    [InlineData(IPv6)]
    public async Task Our_client_asks_whoever_sits_at_netcat(string address)
    {
        int port = RunningServer.FreePort(address);
        RunningProgram netcat = StartInstalled("nc", "-v", "-u", "-l", address, $"{port}");
        await using var server = new RunningServer(netcat, address, port);

        // "Bound on" or "Listening on": the one word every netcat says.
        await netcat.WaitForLineAsync(" on ");
        await using RunningProgram client = RunningProgram.StartFastUdp("echo", "client", server.HostPort, "--text", "hello\n", "--timeout", "30");
        await netcat.WaitForLineAsync("hello");
        await netcat.WriteLineAsync("good day");

        ProgramResult result = await client.ExitAsync();
        result.AssertSucceeded();
        Assert.Equal($@"The server {server.HostPort} replied 'good day\n'", result.Output[1]);
    }
}
