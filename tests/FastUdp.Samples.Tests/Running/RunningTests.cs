using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FastUdp.Demo.Tests.EndToEnd;
using FastUdp.Samples.Tests.Support;

namespace FastUdp.Samples.Tests.Running;

/// <summary>Each of the samples that are programs, run as a reader would run it.</summary>
public class RunningTests
{
    [Fact]
    public async Task The_raw_echo_echoes()
    {
        (RunningSample echo, IPEndPoint address) = await RunningSample.ServeAsync("RawEcho");
        await using (echo)
            Assert.Equal("hello", await AskAsync(address, "hello"));
    }

    [Fact]
    public async Task Control_C_ends_a_sample_in_order()
    {
        Signals.SkipUnlessReaches("INT");
        (RunningSample echo, IPEndPoint address) = await RunningSample.ServeAsync("RawEcho");
        await using (echo)
        {
            await AskAsync(address, "hello");
            Assert.Equal(0, await echo.InterruptAsync());
            Assert.Equal("Received 1 datagrams, echoed 1.", await echo.WaitForLineAsync("Received"));
        }
    }

    [Fact]
    public async Task The_game_sends_its_state_to_bots()
    {
        (RunningSample game, _) = await RunningSample.ServeAsync("GameState", "20");
        await using (game)
            await game.WaitForLineAsync(line => line.Contains("; 20 players, ", StringComparison.Ordinal) && !line.EndsWith(" 0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stream_comes_through_the_forwarder_to_who_watches()
    {
        (RunningSample forwarder, IPEndPoint address) = await RunningSample.ServeAsync("MediaForwarder");
        await using var _ = forwarder;
        await using RunningSample publisher = RunningSample.Start("MediaForwarder", "publish", $"{address}");
        await using RunningSample watcher = RunningSample.Start("MediaForwarder", "watch", $"{address}");
        await watcher.WaitForLineAsync(line => line.EndsWith(" frames", StringComparison.Ordinal) && line != "0 packets, 0 frames");
        await forwarder.WaitForLineAsync(line =>
            line.EndsWith(" out; 0 lost before, 0 datagrams refused", StringComparison.Ordinal) && !line.Contains(" 0 out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_sink_adds_up_what_many_senders_count()
    {
        (RunningSample sink, IPEndPoint address) = await RunningSample.ServeAsync("MetricsSink", "0.3");
        await using var _ = sink;
        for (int sender = 0; sender < 5; sender++)
        {
            using var client = new UdpClient();
            client.Connect(address);
            client.Send("requests:2|c\nrubbish\n"u8);
        }

        // They may have come in more than one interval.
        for (int sum = 0; sum < 10;)
        {
            string line = await sink.WaitForLineAsync(line => line.StartsWith("  requests ", StringComparison.Ordinal));
            sum += int.Parse(line.AsSpan(line.LastIndexOf(' ')), CultureInfo.InvariantCulture);
            Assert.InRange(sum, 2, 10);
        }
        await sink.WaitForLineAsync(line => line.EndsWith(" 5 lines refused so far", StringComparison.Ordinal));
    }

    private static async Task<string> AskAsync(IPEndPoint address, string text)
    {
        using var client = new UdpClient();
        client.Connect(address);
        client.Send(Encoding.UTF8.GetBytes(text));
        return Encoding.UTF8.GetString((await client.ReceiveAsync().Within()).Buffer);
    }
}
