using System.Net;
using System.Text.Json;
using static FastUdp.Demo.Tests.EndToEnd.Peers;
using static FastUdp.Demo.Tests.EndToEnd.TwoHosts;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary><c>fastudp bench … --to</c> with <c>fastudp bench serve</c> and with third parties, as real programs.</summary>
public class BenchServeTests
{
    private static readonly string[] Short = ["--sizes", "200", "--rounds", "1", "--seconds", "0.1", "--json"];

    [Fact]
    public async Task What_is_sent_to_another_process_is_counted_there_until_it_is_stopped()
    {
        await using RunningServer server = await StartServerAsync("--json");
        JsonElement row = Row(await MeasureAsync("throughput", "--to", server.HostPort, "--rate", "2k"));
        Assert.Equal(row.GetProperty("sent").GetInt64(), row.GetProperty("received").GetInt64() + row.GetProperty("lost").GetInt64());
        Assert.InRange(row.GetProperty("received").GetInt64(), 1, row.GetProperty("sent").GetInt64());

        Signals.SkipUnlessReaches("INT");
        await server.Program.SignalAsync("INT");
        ProgramResult stopped = await server.Program.ExitAsync();
        stopped.AssertSucceeded();
        var summary = JsonLine.Parse(stopped.Output[^1]);
        Assert.Equal(("summary", 1, 0), (summary.Event, summary.Number("clients"), summary.Number("clientsRefused")));

        // Warm-ups are counted there too.
        Assert.True(summary.Number("received") >= row.GetProperty("received").GetInt64());
    }

    [Fact]
    public async Task A_far_end_that_is_killed_is_one_line_and_what_was_measured_remains()
    {
        await using RunningServer server = await StartServerAsync();
        await using RunningProgram client = RunningProgram.StartFastUdp(
            "bench", "throughput", "--to", server.HostPort, "--rate", "2k", "--sizes", "200", "--rounds", "1000", "--seconds", "0.1", "--json");
        // Three warm-ups at most come before the first trial, and one that has begun afterwards says that it is whole.
        for (int line = 0; line < 6; line++)
            await server.Program.WaitForLineAsync("200 B one way");
        await server.Program.SignalAsync("KILL");
        ProgramResult result = await client.ExitAsync();
        Assert.Contains($"the far end {server.HostPort} is gone", result.AssertFailed(exitCode: 1), StringComparison.Ordinal);
        Assert.True(Row(result).GetProperty("received").GetInt64() > 0);
    }

    [Fact]
    public async Task Nobody_and_nonsense_are_a_line()
    {
        ProgramResult nobody = await MeasureAsync("echo", "--to", RunningServer.Nobody(IPv4));
        Assert.Contains("nobody listens at that port", nobody.AssertFailed(exitCode: 1), StringComparison.Ordinal);

        await using RunningServer garbage = await RunningServer.StartPythonAsync("bench_peer.py", IPv4, "garbage");
        ProgramResult nonsense = await MeasureAsync("echo", "--to", garbage.HostPort);
        Assert.Contains($"{garbage.HostPort} sends something, but nothing in 8 s", nonsense.AssertFailed(exitCode: 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_python_echo_server_and_a_python_receiver_are_measured_as_far_as_can_be()
    {
        await using RunningServer echo = await RunningServer.StartPythonAsync("bench_peer.py", IPv4, "echo");
        JsonElement latency = Row(await MeasureAsync("latency", "--to", echo.HostPort, "--peer", "echo"));
        Assert.InRange(latency.GetProperty("received").GetInt64(), 1, latency.GetProperty("sent").GetInt64());
        string line = (await MeasureAsync("throughput", "--to", echo.HostPort, "--peer", "echo")).AssertFailed(exitCode: 2);
        Assert.Contains("it takes --peer fastudp or --peer discard", line, StringComparison.Ordinal);

        await using RunningServer discard = await RunningServer.StartPythonAsync("bench_peer.py", IPv4, "discard");
        JsonElement throughput = Row(await MeasureAsync("throughput", "--to", discard.HostPort, "--peer", "discard", "--rate", "2k"));
        Assert.True(throughput.GetProperty("sent").GetInt64() > 0);
        Assert.False(throughput.TryGetProperty("received", out JsonElement received) && received.ValueKind != JsonValueKind.Null);
    }

    [Fact]
    public async Task Across_real_interfaces_each_IP_version_is_measured()
    {
        ProgramResult result = await RunScriptAsync(
            Ours("bench", "serve", "--bind", "[::]"),
            [
                Ours(["bench", "throughput", "--to", "192.0.2.1", "--rate", "2k", .. Short]),
                Ours(["bench", "echo", "--to", "[2001:db8::1]", .. Short]),
            ]);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(result.Error, static line => line.Contains(" trials of 2 clients, 0 refused; counted ", StringComparison.Ordinal));
    }

    private static async Task<RunningServer> StartServerAsync(params string[] options)
    {
        RunningProgram program = RunningProgram.StartFastUdp(["bench", "serve", "--bind", "127.0.0.1:0", .. options]);
        string line = await program.WaitForLineAsync(options.Length == 0 ? "Listening at " : "\"listening\"");
        string address = options.Length == 0 ? line["Listening at ".Length..] : JsonLine.Parse(line).Members.GetProperty("local").GetString()!;
        return new RunningServer(program, IPv4, IPEndPoint.Parse(address).Port);
    }

    private static Task<ProgramResult> MeasureAsync(string work, params string[] options) => RunningProgram.RunFastUdpAsync(["bench", work, .. Short, .. options]);

    private static JsonElement Row(ProgramResult result)
    {
        Assert.True(result.Output.Length > 0, string.Join('|', result.Error));
        return JsonDocument.Parse(string.Join('\n', result.Output)).RootElement.GetProperty("rows")[0];
    }
}
