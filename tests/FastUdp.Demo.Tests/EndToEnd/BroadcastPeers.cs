using System.Globalization;
using System.Net;
using System.Text.Json;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>
/// The ends of <c>fastudp broadcast</c> as tests use them, over the loopback's own broadcast address, which every port
/// that was just free is a network of its own on.
/// </summary>
internal static class BroadcastPeers
{
    public const string Everywhere = "0.0.0.0";
    public const string LoopbackBroadcast = "127.255.255.255";

    /// <summary>Linux alone has broadcasts on its loopback.</summary>
    public static void SkipWithoutLoopbackBroadcast() =>
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux's loopback carries broadcasts.");

    /// <summary>Starts one of our commands that listens, on all addresses, and waits until it says the port.</summary>
    public static async Task<RunningServer> StartAsync(params string[] command)
    {
        SkipWithoutLoopbackBroadcast();
        RunningProgram program = RunningProgram.StartFastUdp(["broadcast", .. command, "--bind", $"{Everywhere}:0", "--json"]);
        string line = await program.WaitForLineAsync("\"event\":\"listening\"");
        string local = Parse(line).GetProperty("local").GetString()!;
        return new RunningServer(program, Everywhere, IPEndPoint.Parse(local).Port);
    }

    /// <summary>Starts a server in Python on all addresses.</summary>
    public static Task<RunningServer> StartPythonAsync(string script, string[] before, params string[] after)
    {
        SkipWithoutLoopbackBroadcast();
        return RunningServer.StartPythonAsync(script, Everywhere, [.. before, Everywhere, "0"], after);
    }

    /// <summary>Runs one of our commands that sends, to the port of a server.</summary>
    public static Task<ProgramResult> RunAsync(RunningServer server, string command, params string[] options) =>
        RunningProgram.RunFastUdpAsync(
            ["broadcast", .. command.Split(' '), LoopbackBroadcast, "--port", server.Port.ToString(CultureInfo.InvariantCulture), .. options]);

    /// <summary>Runs a program in Python to its end, which must be a good one.</summary>
    public static async Task<string[]> RunPythonAsync(string script, params string[] arguments)
    {
        await using RunningProgram program = Peers.StartPython(script, arguments);
        ProgramResult result = await program.ExitAsync();
        result.AssertSucceeded();
        return result.Output;
    }

    /// <summary>Stops a server of ours, and gives its events.</summary>
    public static async Task<JsonElement[]> StopAsync(RunningServer server)
    {
        await server.Program.SignalAsync("TERM");
        ProgramResult result = await server.Program.ExitAsync();
        result.AssertSucceeded();
        return Events(result);
    }

    public static JsonElement[] Events(ProgramResult result) => [.. result.Output.Select(Parse)];

    /// <summary>The members of an event, by their names.</summary>
    public static string[] Values(JsonElement element, params string[] names) => [.. names.Select(name => element.GetProperty(name).ToString())];

    public static JsonElement One(IEnumerable<JsonElement> events, string kind) =>
        events.Single(element => element.GetProperty("event").GetString() == kind);

    private static JsonElement Parse(string line) => JsonDocument.Parse(line).RootElement.Clone();
}
