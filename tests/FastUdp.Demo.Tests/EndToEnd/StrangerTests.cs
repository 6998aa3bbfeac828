using static FastUdp.Demo.Tests.EndToEnd.Peers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>A client is connected to its server: what a stranger says in between is no answer.</summary>
public class StrangerTests
{
    [Theory]
    [InlineData("echo", IPv4, "auto")]
    [InlineData("echo", IPv6, "portable")]
    [InlineData("retry", IPv4, "portable")]
    [InlineData("retry", IPv6, "auto")]
    public async Task A_client_ignores_whoever_answers_in_the_servers_stead(string command, string address, string backend)
    {
        await using RunningServer server = await RunningServer.StartPythonAsync("stranger_server.py", address);
        ProgramResult result = await RunningProgram.RunFastUdpAsync(command, "client", server.HostPort, "--text", "hello", "--backend", backend);
        result.AssertSucceeded();
        Assert.EndsWith(" 'Your data was 5 bytes long'", result.Output[^1], StringComparison.Ordinal);
    }
}
