using static FastUdp.Demo.Tests.EndToEnd.Peers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>With socat(1) at the other end.</summary>
public class SocatTests
{
    [Theory]
    [InlineData(IPv4)]
    [InlineData(IPv6)]
    public async Task Our_server_answers_socat(string address)
    {
        await using RunningServer server = await RunningServer.StartFastUdpAsync("echo", address);
        await using RunningProgram socat = StartInstalled("socat", "-", $"UDP:{server.HostPort}");
        await socat.WriteLineAsync("hello");
        Assert.Equal("hello", await socat.WaitForLineAsync("hello"));
    }

    [Theory]
    [InlineData(IPv4, "UDP4-RECVFROM")]
    [InlineData(IPv6, "UDP6-RECVFROM")]
    public async Task Our_client_asks_socat(string address, string socatAddress)
    {
        int port = RunningServer.FreePort(address);
        string bind = address == IPv6 ? "[::1]" : address;
        RunningProgram socat = StartInstalled("socat", "-d", "-d", $"{socatAddress}:{port},bind={bind},fork", "EXEC:cat");
        await using var server = new RunningServer(socat, address, port);
        await socat.WaitForLineAsync("receiving on");

        ProgramResult result = await RunningProgram.RunFastUdpAsync("echo", "client", server.HostPort, "--text", "hello");
        result.AssertSucceeded();
        Assert.Equal($"The server {server.HostPort} replied 'hello'", result.Output[1]);
    }
}
