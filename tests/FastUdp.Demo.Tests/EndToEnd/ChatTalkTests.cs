using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using static FastUdp.Demo.Tests.EndToEnd.ChatPeers;
using static FastUdp.Demo.Tests.EndToEnd.Peers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>Two people who chat, in pipes: whoever they are, and what goes wrong.</summary>
public class ChatTalkTests
{
    [Fact]
    public async Task What_is_typed_before_anybody_came_is_sent_to_the_first_who_does_and_strangers_are_counted()
    {
        await using RunningServer ours = await ListenAsync(IPv4);
        await ours.Program.WriteLineAsync("早");
        await ours.Program.WaitForLineAsync("* nobody has come yet");
        using var peer = new UdpClient(IPv4, ours.Port);
        using var stranger = new UdpClient(IPv4, ours.Port);
        peer.Send("here I am\r\n"u8);
        await ours.Program.WaitForLineAsync($"* {peer.Client.LocalEndPoint} has come");
        Assert.Equal("them: here I am", await ours.Program.WaitForLineAsync("here I am"));
        Assert.Equal("早"u8.ToArray(), (await RetryPeers.ReceiveAsync(peer)).Buffer);

        stranger.Send("me too"u8);
        await ours.Program.WaitForLineAsync($"* {stranger.Client.LocalEndPoint} speaks too, but this chat is with {peer.Client.LocalEndPoint}");
        stranger.Send("me too"u8);
        peer.Send([(byte)'a', 0xFF, 0x1B, (byte)'[']);
        Assert.Equal(@"them: a\xff\x1b[", await ours.Program.WaitForLineAsync("them: a"));

        ours.Program.EndInput();
        ProgramResult result = await ours.Program.ExitAsync();
        result.AssertSucceeded();
        Assert.Equal("Sent 1 line, received 2 lines (2 datagrams of strangers not shown).", result.Output[^1]);
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("portable")]
    public async Task A_line_that_nobody_took_is_told_and_the_chat_goes_on(string backend)
    {
        int port = RunningServer.FreePort(IPv4);
        await using RunningProgram ours = Connect($"{IPv4}:{port}", "--backend", backend);
        await ours.WriteLineAsync("hello?");
        await ours.WaitForLineAsync($"* nobody listens at {IPv4}:{port} now; not received: 'hello?'");
        await ours.WriteLineAsync("anybody?");
        await ours.WaitForLineAsync($"* nobody listens at {IPv4}:{port} now; not received: 'anybody?'");
        ours.EndInput();
        ProgramResult result = await ours.ExitAsync();
        result.AssertSucceeded();
        Assert.Equal(2, result.Output.Count(static line => line.Contains("not received: '", StringComparison.Ordinal)));
        Assert.Equal("Sent 2 lines (2 refused), received 0 lines.", result.Output[^1]);
    }

    [Fact]
    public async Task Programs_are_told_an_object_a_line()
    {
        await using RunningServer listener = await ListenAsync(IPv4, "--anyone");
        await using RunningProgram ours = Connect(listener.HostPort, "--json");
        await ours.WriteLineAsync("你好");
        await listener.Program.WaitForLineAsync(": 你好");
        await SayAsync(listener.Program, ours, "said so");
        ours.EndInput();
        ProgramResult result = await ours.ExitAsync();
        result.AssertSucceeded();
        JsonElement[] events = [.. result.Output.Select(static line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(["connected", "line", "summary"], events.Select(static told => told.GetProperty("event").GetString()));
        Assert.Equal(listener.HostPort, events[0].GetProperty("remote").GetString());
        Assert.Equal(("them", "said so"), (events[1].GetProperty("from").GetString(), events[1].GetProperty("text").GetString()));
        Assert.Equal((1, 1), (events[2].GetProperty("linesSent").GetInt64(), events[2].GetProperty("linesReceived").GetInt64()));
    }

    [Fact]
    public async Task All_that_was_typed_is_sent_before_the_end_and_what_fits_no_datagram_is_refused()
    {
        string longest = new('x', UdpLimits.MaxIPv4PayloadBytes);
        using var listener = new UdpClient(0, AddressFamily.InterNetwork);
        await using RunningProgram ours = Connect($"{IPv4}:{((IPEndPoint)listener.Client.LocalEndPoint!).Port}");
        await ours.WriteLineAsync($"{longest}\n\n{longest}y\nlast");
        ours.EndInput();
        Assert.Equal(longest, Encoding.UTF8.GetString((await RetryPeers.ReceiveAsync(listener)).Buffer));
        Assert.Equal("last", Encoding.UTF8.GetString((await RetryPeers.ReceiveAsync(listener)).Buffer));
        ProgramResult result = await ours.ExitAsync();
        result.AssertSucceeded();
        Assert.Contains("* not sent: a line of 65,508 bytes exceeds the limit of 65,507", result.Output);
        Assert.Equal("Sent 2 lines (1 not sent), received 0 lines.", result.Output[^1]);
    }

    [Fact]
    public async Task A_peer_that_sends_from_another_socket_than_it_listens_at_is_heard_where_anyone_is()
    {
        using var listening = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        using var sending = new UdpClient(AddressFamily.InterNetwork);
        await using RunningProgram ours = Connect($"{listening.Client.LocalEndPoint}", "--anyone", "--bind", $"{IPv4}:0");
        string opening = await ours.WaitForLineAsync("Talking to ");
        sending.Connect(IPEndPoint.Parse(opening[(opening.LastIndexOf(' ') + 1)..]));
        sending.Send("你好"u8);
        Assert.Equal($"{sending.Client.LocalEndPoint}: 你好", await ours.WaitForLineAsync("你好"));
        await ours.WriteLineAsync("hello");
        Assert.Equal("hello"u8.ToArray(), (await RetryPeers.ReceiveAsync(listening)).Buffer);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_ends_it_with_the_summary(string signal)
    {
        Signals.SkipUnlessReaches(signal);
        await using RunningServer ours = await ListenAsync(IPv4);
        await ours.Program.SignalAsync(signal);
        ProgramResult result = await ours.Program.ExitAsync();
        result.AssertSucceeded();
        Assert.Equal("Sent 0 lines, received 0 lines.", result.Output[^1]);
    }

    [Fact]
    public async Task Netcat_prints_a_line_each_when_it_is_sent_its_end()
    {
        await using RunningServer ours = await ListenAsync(IPv4, "--newline");
        await using RunningProgram netcat = StartInstalled("nc", "-u", IPv4, $"{ours.Port}");
        await SayAsync(netcat, ours.Program, "你好");
        await SayAsync(ours.Program, netcat, "one");
        await SayAsync(ours.Program, netcat, "two");
    }

    [Theory]
    [InlineData("127.0.0.1:0 and [::1]:1060 are of different IP versions", "connect", "[::1]", "--bind", "127.0.0.1")]
    [InlineData("nobody can listen at port 0: the least is 1", "connect", "127.0.0.1:0")]
    [InlineData("port 70000 exceeds the limit of 65,535", "listen", "--bind", "127.0.0.1:70000")]
    [InlineData("different IP versions", "connect", "[::1]", "--bind", "127.0.0.1", "--anyone")]
    public async Task A_wrong_argument_is_named(string reason, params string[] arguments)
    {
        ProgramResult result = await RunningProgram.RunFastUdpAsync(["chat", .. arguments]);
        Assert.Contains(reason, result.AssertFailed(exitCode: 2), StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }
}
