using System.Globalization;
using System.Net;
using static FastUdp.Demo.Tests.EndToEnd.Peers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary><c>fastudp service</c> with a client in Python.</summary>
public class ServiceTests
{
    [Theory]
    [InlineData("echo", IPv4, "auto", "the same, no longer")]
    [InlineData("echo", IPv6, "portable", "the same, no longer")]
    [InlineData("chargen", IPv4, "auto", "characters, no longer")]
    [InlineData("discard", IPv6, "auto", "nothing")]
    public async Task A_python_client_is_served_and_the_summary_counts_it(string service, string address, string backend, string answer)
    {
        Signals.SkipUnlessReaches("TERM");
        await using RunningServer server = await StartAsync(service, address, "--backend", backend);
        Assert.Equal(answer, await AskAsync(server));
        await server.Program.SignalAsync("TERM");
        ProgramResult result = await server.Program.ExitAsync();
        result.AssertSucceeded();
        Assert.StartsWith("Received 1 datagrams (400 bytes)", result.Output[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_port_of_a_service_is_told_nothing()
    {
        Signals.SkipUnlessReaches("TERM");
        await using RunningServer server = await StartAsync("echo", IPv4, "--json");
        Assert.Equal("nothing", await AskAsync(server, "5353"));
        await server.Program.SignalAsync("TERM");
        ProgramResult result = await server.Program.ExitAsync();
        var summary = JsonLine.Parse(result.Output[^1]);
        Assert.Equal((1, 1, 0), (summary.Number("datagramsReceived"), summary.Number("heldBackOfServices"), summary.Number("datagramsSent")));
    }

    private static async Task<RunningServer> StartAsync(string service, string address, params string[] options)
    {
        string bind = new IPEndPoint(IPAddress.Parse(address), 0).ToString();
        RunningProgram program = RunningProgram.StartFastUdp(["service", service, "--bind", bind, .. options]);
        bool isJson = options.Contains("--json");
        string line = await program.WaitForLineAsync(isJson ? "listening" : "Listening at ");
        string local = isJson ? JsonLine.Parse(line).Text("local") : line["Listening at ".Length..];
        return new RunningServer(program, address, IPEndPoint.Parse(local).Port);
    }

    private static async Task<string> AskAsync(RunningServer server, params string[] sourcePort)
    {
        await using RunningProgram client = StartPython(
            "service_client.py", [server.Address, server.Port.ToString(CultureInfo.InvariantCulture), "400", .. sourcePort]);
        ProgramResult result = await client.ExitAsync();
        result.AssertSucceeded();
        return result.Output.Single();
    }
}
