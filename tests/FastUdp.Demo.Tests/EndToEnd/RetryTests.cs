using System.Net;
using System.Net.Sockets;
using System.Text;
using static FastUdp.Demo.Tests.EndToEnd.Peers;
using static FastUdp.Demo.Tests.EndToEnd.RetryPeers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>One question at a server that pretends to lose datagrams, both ends ours.</summary>
public class RetryTests
{
    [Theory]
    [InlineData(IPv4, "auto")]
    [InlineData(IPv4, "portable")]
    [InlineData(IPv6, "auto")]
    public async Task The_first_try_is_enough_where_nothing_is_lost(string address, string backend)
    {
        await using RunningServer server = await StartServerAsync(address, "--drop", "0", "--backend", backend);
        ProgramResult result = await RunClientAsync(server.HostPort, ["--backend", backend, .. Patient]);
        result.AssertSucceeded();
        Assert.Equal([.. Waits(1, 1), DefaultReply], result.Output);
        string line = await server.Program.WaitForLineAsync("The client at ");
        Assert.EndsWith(" says 'This is another message'", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(IPv4, "auto")]
    [InlineData(IPv4, "portable")]
    [InlineData(IPv6, "auto")]
    public async Task A_server_that_loses_everything_is_down_after_five_tries(string address, string backend)
    {
        await using RunningServer server = await StartServerAsync(address, "--drop", "1", "--backend", backend);
        ProgramResult result = await RunClientAsync(
            server.HostPort, "--first-delay", "0.01", "--longest-delay", "0.2", "--backend", backend);
        string line = result.AssertFailed(exitCode: 1);
        Assert.Matches($@"^fastudp: no reply from {System.Text.RegularExpressions.Regex.Escape(server.HostPort)} after 5 tries in \d+(\.\d+)? s: the server is down$", line);
        Assert.Equal(Waits(0.01, 5), result.Output);
        for (int dropped = 0; dropped < 5; dropped++)
            await server.Program.WaitForLineAsync("Pretending to drop packet from ");
    }

    [Fact]
    public async Task The_usual_patience_is_five_tries_in_three_seconds()
    {
        using var silent = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        ProgramResult result = await RunClientAsync($"{silent.Client.LocalEndPoint}");
        Assert.Matches(@"after 5 tries in 3\.\d+ s: the server is down$", result.AssertFailed(exitCode: 1));
        Assert.Equal(Waits(0.1, 5), result.Output);
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("portable")]
    public async Task A_seed_loses_the_same_datagrams_each_time(string backend)
    {
        int seed = SeedThatDropsFirst(2, drop: 0.5);
        await using RunningServer server = await StartServerAsync(IPv4, "--seed", $"{seed}", "--backend", backend);
        ProgramResult result = await RunClientAsync(
            server.HostPort, "--text", "hello\n", "--first-delay", "0.3", "--longest-delay", "30", "--backend", backend);
        result.AssertSucceeded();
        Assert.Equal([.. Waits(0.3, 3), "The server says 'Your data was 6 bytes long'"], result.Output);

        string[] told = await NextLinesAsync(server.Program, count: 4);
        Assert.Equal(
            [
                $"Pretending to lose 50 % of the datagrams, seed {seed}",
                "Pretending to drop packet from 127.0.0.1:*",
                "Pretending to drop packet from 127.0.0.1:*",
                @"The client at 127.0.0.1:* says 'hello\n'",
            ],
            WithoutPorts(told));
    }

    [Theory]
    [InlineData(IPv4, "auto")]
    [InlineData(IPv4, "portable")]
    [InlineData(IPv6, "auto")]
    public async Task A_closed_port_is_waited_out_and_named_in_the_end(string address, string backend)
    {
        string nobody = RunningServer.Nobody(address);
        ProgramResult result = await RunClientAsync(nobody, ["--backend", backend, .. Calm]);
        string line = result.AssertFailed(exitCode: 1);
        Assert.StartsWith($"fastudp: no reply from {nobody} after 3 tries in ", line, StringComparison.Ordinal);
        Assert.EndsWith(" s: the port is closed (connection refused): the server is down", line, StringComparison.Ordinal);
        Assert.Equal(Waits(0.1, 3), result.Output);
    }

    [Fact]
    public async Task A_server_that_comes_up_in_time_is_found()
    {
        int port = RunningServer.FreePort(IPv4);
        await using RunningProgram client = RunningProgram.StartFastUdp(
            "retry", "client", $"{IPv4}:{port}", "--first-delay", "0.1", "--longest-delay", "20");
        await client.WaitForLineAsync("Waiting up to 0.2 seconds");
        await using RunningServer server = await RunningServer.StartFastUdpAtAsync("retry", IPv4, port, "--drop", "0");
        ProgramResult result = await client.ExitAsync();
        result.AssertSucceeded();
        Assert.Equal(DefaultReply, result.Output[^1]);
    }

    [Fact]
    public async Task What_a_stranger_says_is_no_reply()
    {
        using var server = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await using RunningProgram client = RunningProgram.StartFastUdp(
            ["retry", "client", $"{server.Client.LocalEndPoint}", "--first-delay", "0.2", "--longest-delay", "20"]);
        UdpReceiveResult question = await ReceiveAsync(server);
        using (var stranger = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0)))
            stranger.Send("I am the server"u8, question.RemoteEndPoint);

        // That it asks again shows that it was not content with the stranger.
        question = await ReceiveAsync(server);
        Assert.Equal("This is another message", Encoding.UTF8.GetString(question.Buffer));
        server.Send("I am"u8, question.RemoteEndPoint);

        ProgramResult result = await client.ExitAsync();
        result.AssertSucceeded();
        Assert.Equal("The server says 'I am'", result.Output[^1]);
    }

    private static async Task<string[]> NextLinesAsync(RunningProgram program, int count)
    {
        string[] lines = new string[count];
        for (int line = 0; line < count; line++)
            lines[line] = await program.WaitForLineAsync("");
        return lines;
    }
}
