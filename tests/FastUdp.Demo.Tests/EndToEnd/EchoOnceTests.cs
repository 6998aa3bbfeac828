using static FastUdp.Demo.Tests.EndToEnd.Peers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>Servers that answer one datagram, ours and Python's.</summary>
public class EchoOnceTests
{
    [Theory]
    [InlineData(IPv4, "auto", "same", "hello")]
    [InlineData(IPv4, "portable", "length", "Your data was 5 bytes long")]
    [InlineData(IPv6, "auto", "length", "Your data was 5 bytes long")]
    public async Task Our_server_answers_one_python_client_and_ends(string address, string backend, string reply, string answer)
    {
        await using RunningServer server = await RunningServer.StartFastUdpAsync("echo", address, "--once", "--reply", reply, "--backend", backend);
        await using RunningProgram client = StartPython("echo_client.py", address, $"{server.Port}", "hello");
        Assert.Equal([answer], (await client.ExitAsync()).Output);

        ProgramResult result = await server.Program.ExitAsync();
        result.AssertSucceeded();
        Assert.Equal(3, result.Output.Length);
        Assert.EndsWith(" says 'hello'", result.Output[1], StringComparison.Ordinal);
        Assert.StartsWith($"Received 1 datagrams (5 bytes), sent 1 ({answer.Length} bytes); 0 answers dropped", result.Output[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Our_client_asks_a_python_server_that_then_ends()
    {
        await using RunningServer server = await RunningServer.StartPythonAsync("echo_server.py", IPv4, "same", "once");
        ProgramResult result = await RunningProgram.RunFastUdpAsync("echo", "client", server.HostPort, "--text", "hello");
        result.AssertSucceeded();
        Assert.EndsWith(" replied 'hello'", result.Output[1], StringComparison.Ordinal);
        (await server.Program.ExitAsync()).AssertSucceeded();
    }

    [Fact]
    public async Task For_programs_everything_is_an_object_a_line()
    {
        await using RunningProgram server = RunningProgram.StartFastUdp("echo", "server", "--bind", "127.0.0.1:0", "--once", "--json");
        JsonLine listening = JsonLine.Parse(await server.WaitForLineAsync("listening"));
        string local = listening.Text("local");
        (await RunningProgram.RunFastUdpAsync("echo", "client", local, "--text", "hello")).AssertSucceeded();

        ProgramResult result = await server.ExitAsync();
        result.AssertSucceeded();
        JsonLine[] lines = [.. result.Output.Select(JsonLine.Parse)];
        Assert.Equal(["listening", "received", "summary"], lines.Select(static line => line.Event));
        Assert.Equal("hello", lines[1].Text("text"));
        Assert.Equal((1, 5, 1, 5, 0), (
            lines[2].Number("datagramsReceived"), lines[2].Number("bytesReceived"), lines[2].Number("datagramsSent"),
            lines[2].Number("bytesSent"), lines[2].Number("answersDropped")));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_server_that_is_stopped_before_anybody_asks_sums_up(string signal)
    {
        Signals.SkipUnlessReaches(signal);
        await using RunningServer server = await RunningServer.StartFastUdpAsync("echo", IPv4, "--once");
        await server.Program.SignalAsync(signal);
        ProgramResult result = await server.Program.ExitAsync();
        result.AssertSucceeded();
        Assert.StartsWith("Received 0 datagrams", result.Output[1], StringComparison.Ordinal);
    }
}
