using static FastUdp.Demo.Tests.EndToEnd.Peers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>With a dozen lines of Python at the other end.</summary>
public class PythonTests
{
    [Theory]
    [InlineData(IPv4, "auto")]
    [InlineData(IPv4, "portable")]
    [InlineData(IPv6, "auto")]
    public async Task Our_server_answers_a_python_client(string address, string backend)
    {
        await using RunningServer server = await RunningServer.StartFastUdpAsync("echo", address, "--backend", backend);
        await using RunningProgram client = StartPython("echo_client.py", address, $"{server.Port}", "Grüße");
        ProgramResult result = await client.ExitAsync();
        result.AssertSucceeded();
        Assert.Equal(["Grüße"], result.Output);
    }

    [Theory]
    [InlineData(IPv4)]
    [InlineData(IPv6)]
    public async Task Our_server_tells_a_python_client_the_length_of_its_data(string address)
    {
        await using RunningServer server = await RunningServer.StartFastUdpAsync("echo", address, "--reply", "length");
        await using RunningProgram client = StartPython("echo_client.py", address, $"{server.Port}", "hello");
        Assert.Equal(["Your data was 5 bytes long"], (await client.ExitAsync()).Output);
    }

    [Theory]
    [InlineData(IPv4, "auto")]
    [InlineData(IPv4, "portable")]
    [InlineData(IPv6, "auto")]
    public async Task Our_client_asks_a_python_server(string address, string backend)
    {
        await using RunningServer server = await RunningServer.StartPythonAsync("echo_server.py", address);
        ProgramResult result = await RunningProgram.RunFastUdpAsync(
            "echo", "client", server.HostPort, "--text", "hello", "--backend", backend);
        result.AssertSucceeded();
        string host = address == IPv6 ? "[::1]" : IPv4;
        Assert.StartsWith($"The OS assigned me the address {host}:", result.Output[0], StringComparison.Ordinal);
        Assert.Equal($"The server {server.HostPort} replied 'Your data was 5 bytes long'", result.Output[1]);
    }

    [Fact]
    public async Task Our_client_tells_the_time_when_it_has_nothing_else_to_say()
    {
        await using RunningServer server = await RunningServer.StartFastUdpAsync("echo", IPv4);
        ProgramResult result = await RunningProgram.RunFastUdpAsync("echo", "client", server.HostPort);
        Assert.Contains("replied 'The time is ", result.Output[1], StringComparison.Ordinal);
    }
}
