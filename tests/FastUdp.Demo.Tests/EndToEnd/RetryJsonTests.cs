using static FastUdp.Demo.Tests.EndToEnd.Peers;
using static FastUdp.Demo.Tests.EndToEnd.RetryPeers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>Both ends as programs read them.</summary>
public class RetryJsonTests
{
    [Theory]
    [InlineData()]
    [InlineData("--typed")]
    public async Task Both_ends_tell_a_question_and_its_reply(params string[] form)
    {
        Signals.SkipUnlessReaches("TERM");
        await using RunningProgram server = RunningProgram.StartFastUdp(
            ["retry", "server", "--bind", "127.0.0.1:0", "--drop", "0", "--json", .. form]);
        string local = JsonLine.Parse(await server.WaitForLineAsync("listening")).Text("local");

        JsonLine[] client = Lines(await RunClientAsync(local, ["--json", .. Patient, .. form]));
        Assert.Equal(["waiting", "reply", "summary"], client.Select(static line => line.Event));
        Assert.Equal(1, client[0].Number("seconds"));
        Assert.Equal((local, "Your data was 23 bytes long"), (client[1].Text("from"), client[1].Text("text")));
        Assert.True(client[2].Members.GetProperty("replied").GetBoolean());
        Assert.Equal(1, client[2].Number("tries"));

        await server.SignalAsync("TERM");
        JsonLine[] told = Lines(await server.ExitAsync());
        Assert.Equal(["listening", "received", "summary"], told.Select(static line => line.Event));
        Assert.Equal(("This is another message", 23), (told[1].Text("text"), told[1].Number("bytes")));
        Assert.Equal((1, 0), (told[2].Number("datagramsReceived"), told[2].Number("datagramsDropped")));
    }

    [Fact]
    public async Task A_server_that_is_down_is_a_summary_and_an_error()
    {
        await using RunningServer server = await RunningServer.StartPythonAsync("retry_server.py", IPv4, "0", "1", "1");
        ProgramResult result = await RunClientAsync(server.HostPort, ["--json", .. Hasty]);
        Assert.EndsWith("the server is down", result.AssertFailed(exitCode: 1), StringComparison.Ordinal);
        JsonLine[] lines = [.. result.Output.Select(JsonLine.Parse)];
        Assert.Equal(["waiting", "waiting", "waiting", "summary"], lines.Select(static line => line.Event));
        Assert.False(lines[^1].Members.GetProperty("replied").GetBoolean());
        Assert.Equal(3, lines[^1].Number("tries"));
    }

    [Fact]
    public async Task What_is_pretended_is_told_first()
    {
        Signals.SkipUnlessReaches("TERM");
        await using RunningProgram server = RunningProgram.StartFastUdp(
            "retry", "server", "--bind", "127.0.0.1:0", "--drop", "0.25", "--seed", "7", "--json");
        JsonLine losing = JsonLine.Parse(await server.WaitForLineAsync("losing"));
        Assert.Equal((0.25, 7), (losing.Members.GetProperty("share").GetDouble(), losing.Number("seed")));
    }

    private static JsonLine[] Lines(ProgramResult result)
    {
        result.AssertSucceeded();
        return [.. result.Output.Select(JsonLine.Parse)];
    }
}
