using System.Net;
using static FastUdp.Demo.Tests.EndToEnd.Peers;
using static FastUdp.Demo.Tests.EndToEnd.RetryPeers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>The interface a server listens at, and the host a client asks, as both can be typed.</summary>
public class HostTests
{
    [Theory]
    [InlineData(":0", "0.0.0.0", IPv4)]
    [InlineData("0.0.0.0:0", "0.0.0.0", "localhost")]
    [InlineData("localhost:0", "127.0.0.1", "localhost")]
    [InlineData("[::]:0", "[::]", IPv6)]
    [InlineData("[::]:0", "[::]", IPv4)]
    public async Task A_python_client_reaches_a_server_that_listens_there(string bind, string told, string asked)
    {
        Assert.SkipWhen(told[0] == '[' && !System.Net.Sockets.Socket.OSSupportsIPv6, "this machine has no IPv6");
        await using RunningProgram server = RunningProgram.StartFastUdp("retry", "server", "--bind", bind, "--drop", "0");
        IPEndPoint local = IPEndPoint.Parse((await server.WaitForLineAsync("Listening at "))["Listening at ".Length..]);
        Assert.Equal(told, $"{local}"[..^$":{local.Port}".Length]);
        await using RunningProgram client = StartPython("retry_client.py", asked, $"{local.Port}", "1", "8");
        Assert.Equal(DefaultReply, (await client.ExitAsync()).Output[^1]);
    }

    [Fact]
    public async Task Our_client_asks_a_python_server_by_its_name_from_an_address_of_its_own()
    {
        int port = RunningServer.FreePort(IPv4);
        await using RunningServer server = await RunningServer.StartPythonAsync("retry_server.py", IPv4, "0", "1", "0");
        ProgramResult result = await RunClientAsync($"localhost:{server.Port}", ["--bind", $"{IPv4}:{port}", .. Patient]);
        result.AssertSucceeded();
        Assert.Equal(DefaultReply, result.Output[^1]);
        await server.Program.WaitForLineAsync($"The client at {IPv4}:{port} says");
    }
}
