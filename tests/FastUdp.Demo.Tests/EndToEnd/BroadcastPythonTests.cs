using System.Globalization;
using System.Text.Json;
using static FastUdp.Demo.Tests.EndToEnd.BroadcastPeers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>The broadcast programs with the textbook's, in Python, at the other end.</summary>
public class BroadcastPythonTests
{
    [Theory]
    [InlineData("auto")]
    [InlineData("portable")]
    public async Task Python_clients_reach_our_server(string backend)
    {
        await using RunningServer server = await StartAsync("server", "--name", "kitchen", "--backend", backend);
        string port = server.Port.ToString(CultureInfo.InvariantCulture);
        await RunPythonAsync("broadcast_client.py", LoopbackBroadcast, port, "你好", "2");
        string[] found = await RunPythonAsync("discover_client.py", LoopbackBroadcast, port, "0.4");
        Assert.Matches(@"^127\.0\.0\.1:\d+ kitchen [\d.]+ ms$", found[0]);
        Assert.Equal("1 servers", found[^1]);
        await RunPythonAsync("blast_peer.py", "send", LoopbackBroadcast, port, "500", "64");

        await server.Program.WaitForLineAsync("blastEnded");
        JsonElement[] events = await StopAsync(server);
        Assert.Equal(2, events.Count(static e => e.GetProperty("event").GetString() == "received" && e.GetProperty("text").GetString() == "你好"));
        JsonElement summary = One(events, "summary");
        Assert.Equal(["2", "0"], Values(summary, "texts", "questionsNotAnswered"));
        JsonElement blast = Assert.Single(summary.GetProperty("blasts").EnumerateArray());
        Assert.Equal(["500", "32000", "0", "0", "0"], Values(blast, "received", "receivedBytes", "lost", "repeated", "reordered"));
    }

    [Fact]
    public async Task Our_client_reaches_a_python_server()
    {
        await using RunningServer server = await StartPythonAsync("broadcast_server.py", []);
        ProgramResult result = await RunAsync(server, "client", "--text", "好", "--count", "3", "--rate", "100");
        result.AssertSucceeded();
        Assert.Equal($"Sent 3 bytes to {LoopbackBroadcast}:{server.Port}", result.Output[0]);
        Assert.Equal("Sent 3 datagrams.", result.Output[^1]);
        for (int times = 0; times < 3; times++)
            Assert.EndsWith(" says '好'", await server.Program.WaitForLineAsync("The client at 127.0.0.1:"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task We_discover_a_python_server()
    {
        await using RunningServer server = await StartPythonAsync("discover_server.py", [], "pi");
        ProgramResult result = await RunAsync(server, "discover", "--timeout", "0.4", "--json");
        result.AssertSucceeded();
        JsonElement[] events = Events(result);
        Assert.Equal([$"127.0.0.1:{server.Port}", "pi"], Values(One(events, "found"), "address", "name"));
        Assert.Equal(["1", "4", "4", "0", "0"], Values(One(events, "summary"), "servers", "questions", "answers", "staleAnswers", "garbage"));
    }

    [Theory]
    [InlineData("auto", "1000")]
    [InlineData("portable", "5000")]
    public async Task Our_blast_is_counted_by_python(string backend, string rate)
    {
        await using RunningServer server = await StartPythonAsync("blast_peer.py", ["count"]);
        ProgramResult result = await RunAsync(server, "blast", "--size", "200", "--rate", rate, "--seconds", "0.5", "--backend", backend, "--json");
        result.AssertSucceeded();
        JsonElement report = JsonDocument.Parse(string.Concat(result.Output)).RootElement;
        string sent = Assert.Single(Values(report, "sent"));
        Assert.Equal($"Received {sent} of {sent} datagrams of 200 bytes, lost 0", await server.Program.WaitForLineAsync("Received "));
        Assert.InRange(report.GetProperty("sent").GetInt64(), 1, long.Parse(rate, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_python_messenger_is_heard_and_answered()
    {
        await using RunningServer listener = await StartAsync("ipmsg", "listen", "--user", "li", "--host", "li-pc");
        string port = listener.Port.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(["No answer"], await RunPythonAsync("ipmsg_peer.py", "announce", LoopbackBroadcast, port, "1:100:will:will-pc:32:will broadcast"));
        Assert.Equal(["li at li-pc sends 3: 'li'"], await RunPythonAsync("ipmsg_peer.py", "announce", LoopbackBroadcast, port, "1:101:will:will-pc:1:Will", "10"));
        Assert.Equal(["li at li-pc sends 33: '102'"], await RunPythonAsync("ipmsg_peer.py", "announce", LoopbackBroadcast, port, "1:102:will:will-pc:288:你好", "10"));

        JsonElement[] events = await StopAsync(listener);
        JsonElement[] packets = [.. events.Where(static e => e.GetProperty("event").GetString() == "packet")];
        Assert.Equal(["100", "will", "will-pc", "32", "will broadcast"], Values(packets[0], "number", "user", "host", "command", "text"));
        Assert.Equal(["288", "32", "你好"], Values(packets[2], "command", "mode", "text"));
        Assert.Equal(["3", "0", "2", "0"], Values(One(events, "summary"), "packets", "malformed", "answers", "notAnswered"));
    }

    [Fact]
    public async Task We_announce_to_a_python_messenger_and_hear_what_it_answers()
    {
        await using RunningServer messenger = await StartPythonAsync("ipmsg_peer.py", ["listen"], "zhang", "zhang-pc");
        ProgramResult result = await RunAsync(
            messenger, "ipmsg announce", "--user", "will", "--host", "will-pc", "--number", "100", "--text", "will broadcast", "--check", "--wait", "0.3");
        result.AssertSucceeded();
        Assert.Equal("will at will-pc sends 32: 'will broadcast'", await messenger.Program.WaitForLineAsync("will at"));
        Assert.Equal($"zhang at zhang-pc (127.0.0.1:{messenger.Port}) has got message 100", result.Output[1]);
    }
}
