using System.Text.Json;
using static FastUdp.Demo.Tests.EndToEnd.Peers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>Questions of any length, in both directions, with Python at the other end.</summary>
public class EchoTests
{
    [Theory]
    [InlineData(IPv4, "auto", 0)]
    [InlineData(IPv4, "auto", UdpLimits.MaxIPv4PayloadBytes)]
    [InlineData(IPv4, "portable", 0)]
    [InlineData(IPv4, "portable", UdpLimits.MaxIPv4PayloadBytes)]
    [InlineData(IPv6, "auto", UdpLimits.MaxIPv6PayloadBytes)]
    public async Task Our_server_sends_any_length_back_to_a_python_client(string address, string backend, int length)
    {
        string text = new('x', length);
        await using RunningServer server = await RunningServer.StartFastUdpAsync("echo", address, "--backend", backend);
        await using RunningProgram client = StartPython("echo_client.py", address, $"{server.Port}", text);
        ProgramResult result = await client.ExitAsync();
        result.AssertSucceeded();
        Assert.Equal([text], result.Output);
    }

    [Theory]
    [InlineData(IPv4, "auto", 0)]
    [InlineData(IPv4, "portable", UdpLimits.MaxIPv4PayloadBytes)]
    [InlineData(IPv6, "auto", UdpLimits.MaxIPv6PayloadBytes)]
    public async Task Our_client_has_any_length_sent_back_by_a_python_server(string address, string backend, int length)
    {
        string text = new('x', length);
        await using RunningServer server = await RunningServer.StartPythonAsync("echo_server.py", address, "same");
        ProgramResult result = await RunningProgram.RunFastUdpAsync(
            "echo", "client", server.HostPort, "--text", text, "--backend", backend);
        result.AssertSucceeded();
        Assert.Equal($"The server {server.HostPort} replied '{text}'", result.Output[1]);
        Assert.EndsWith($" sent {length} bytes", await server.Program.WaitForLineAsync("The client at "), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(IPv4, "auto")]
    [InlineData(IPv4, "portable")]
    [InlineData(IPv6, "auto")]
    public async Task A_server_that_tells_lengths_tells_what_each_client_says(string address, string backend)
    {
        await using RunningServer server = await RunningServer.StartFastUdpAsync("echo", address, "--reply", "length", "--backend", backend);
        await using RunningProgram client = StartPython("echo_client.py", address, $"{server.Port}", "Grüße\n");
        Assert.Equal(["Your data was 8 bytes long"], (await client.ExitAsync()).Output);
        Assert.EndsWith(@" says 'Grüße\n'", await server.Program.WaitForLineAsync("The client at "), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(IPv4)]
    [InlineData(IPv6)]
    public async Task A_client_asks_from_the_address_it_is_told(string address)
    {
        int port = RunningServer.FreePort(address);
        await using RunningServer server = await RunningServer.StartFastUdpAsync("echo", address, "--reply", "length");
        string from = address == IPv6 ? $"[::1]:{port}" : $"{address}:{port}";
        ProgramResult result = await RunningProgram.RunFastUdpAsync("echo", "client", server.HostPort, "--bind", from, "--text", "hello");
        result.AssertSucceeded();
        Assert.Equal($"The OS assigned me the address {from}", result.Output[0]);
        await server.Program.WaitForLineAsync($"The client at {from} says 'hello'");
    }

    [Fact]
    public async Task A_question_is_reported_to_programs()
    {
        await using RunningServer server = await RunningServer.StartFastUdpAsync("echo", IPv4);
        ProgramResult result = await RunningProgram.RunFastUdpAsync("echo", "client", server.HostPort, "--text", "你好\n", "--json");
        result.AssertSucceeded();
        using JsonDocument json = JsonDocument.Parse(string.Concat(result.Output));
        JsonElement report = json.RootElement;
        Assert.Equal(server.HostPort, report.GetProperty("server").GetString());
        Assert.StartsWith("127.0.0.1:", report.GetProperty("local").GetString(), StringComparison.Ordinal);
        Assert.Equal(@"你好\n", report.GetProperty("text").GetString());
        Assert.Equal((7, 7), (report.GetProperty("bytesSent").GetInt32(), report.GetProperty("bytesReceived").GetInt32()));
        Assert.True(report.GetProperty("rttMicroseconds").GetDouble() > 0);
    }
}
