using System.Net;
using FastUdp.Demo.Broadcast.Discovery;
using FastUdp.Impairment;
using FastUdp.Messages;
using FastUdp.Simulation;

namespace FastUdp.Demo.Tests.Broadcast;

/// <summary>Who is there, on virtual time.</summary>
public class DiscoveryTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(10);

    [Fact]
    public void A_question_is_as_long_as_the_longest_answer()
    {
        Assert.True(DiscoveryQuestion.IsFixedSize);
        Assert.Equal(DiscoveryQuestion.MaxWireSize, DiscoveryAnswer.MaxWireSize);
        Assert.Equal(86, DiscoveryQuestion.MaxWireSize);
        Assert.False(DiscoveryQuestion.TryRead(new byte[DiscoveryQuestion.MaxWireSize - 1], out _, out _));
    }

    [Fact]
    public void Its_bytes_are_those_of_the_documentation()
    {
        byte[] bytes = new byte[DiscoveryQuestion.MaxWireSize];
        Assert.True(DiscoveryQuestion.TryWrite(new DiscoveryQuestion { Nonce = 0x0807_0605_0403_0201, Attempt = 9 }, bytes, out _, out _));
        Assert.Equal("1046554450010203040506070809" + new string('0', 2 * 72), Convert.ToHexString(bytes));
        var answer = new DiscoveryAnswer { Nonce = 1, Attempt = 2, Instance = 3, Name = "pi" };
        Assert.True(DiscoveryAnswer.TryWrite(answer, bytes, out int length, out _));
        Assert.Equal("114655445001000000000000000203000000000000000270" + "69", Convert.ToHexString(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void Each_server_is_listed_once_with_its_shortest_round_trip()
    {
        var network = new SimulatedNetwork(seed: 1, new LinkImpairment { Delay = Delay });
        var world = new SimulatedServing(network);
        DiscoveryReport report = Run(network, async () =>
        {
            await using UdpEndpoint one = world.Serve("10.0.0.1:1060", "one", instance: 1).Endpoint;
            await using UdpEndpoint two = world.Serve("10.0.0.2:1060", "two", instance: 2).Endpoint;
            await using UdpEndpoint twoAgain = world.Serve("10.0.1.2:1060", "two", instance: 2).Endpoint;
            return await world.AskAsync("10.0.0.1:1060", "10.0.0.2:1060", "10.0.1.2:1060");
        });
        Assert.Equal([("10.0.0.1:1060", "one"), ("10.0.0.2:1060", "two")], report.Servers.Select(static server => (server.Remote.ToString(), server.Name)));
        Assert.All(report.Servers, static server => Assert.Equal(2 * Delay, server.RoundTrip));
        Assert.Equal((12, 12, 0, 0), (report.Questions, report.Answers, report.Stale, report.Garbage));
        Assert.Equal(SimulatedServing.Timeout, report.Elapsed);
        Assert.Equal(3, world.Lines.Length);
    }

    [Fact]
    public void A_question_that_is_lost_comes_again()
    {
        var network = new SimulatedNetwork(seed: 3, new LinkImpairment { Delay = Delay, Loss = LossModel.Independent(0.5) });
        var world = new SimulatedServing(network);
        DiscoveryReport report = Run(network, async () =>
        {
            await using UdpEndpoint one = world.Serve("10.0.0.1:1060").Endpoint;
            return await world.AskAsync("10.0.0.1:1060");
        });
        Assert.Single(report.Servers);
        Assert.InRange(report.Answers, 1, 3);
        Assert.Equal(2 * Delay, report.Servers[0].RoundTrip);
    }

    [Fact]
    public void Answers_to_another_question_and_garbage_are_counted_and_dropped()
    {
        var network = new SimulatedNetwork(seed: 1, new LinkImpairment { Delay = Delay });
        var world = new SimulatedServing(network);
        DiscoveryReport report = Run(network, async () =>
        {
            await using UdpEndpoint stranger = world.Bind("10.0.0.9:1060");
            Task<DiscoveryReport> asking = world.AskAsync("10.0.0.9:1060");
            RemoteAddress asker = IPEndPoint.Parse("10.0.0.100:5000");
            stranger.TrySend(asker, new DiscoveryAnswer { Nonce = SimulatedServing.Nonce + 1, Name = "stale" });
            stranger.TrySend(asker, new DiscoveryAnswer { Nonce = SimulatedServing.Nonce, Attempt = 1, Name = "ahead of its question" });
            stranger.TrySend(asker, new DiscoveryAnswer { Nonce = SimulatedServing.Nonce, Attempt = 255, Name = "beyond any" });
            stranger.TrySend(asker, new DiscoveryQuestion { Nonce = SimulatedServing.Nonce });
            stranger.TrySend(asker, "hello"u8);
            stranger.TrySend(asker, []);
            return await asking;
        });
        Assert.Empty(report.Servers);
        Assert.Equal((3, 3, 0), (report.Stale, report.Garbage, report.Answers));
    }

    [Fact]
    public void Servers_without_end_fill_a_table_and_no_more()
    {
        var network = new SimulatedNetwork(seed: 1);
        var world = new SimulatedServing(network);
        DiscoveryReport report = Run(network, async () =>
        {
            await using UdpEndpoint stranger = world.Bind("10.0.0.9:1060");
            Task<DiscoveryReport> asking = world.AskAsync("10.0.0.9:1060");
            for (int instance = 0; instance < AnswerTable.MostServers + 5; instance++)
                stranger.TrySend(IPEndPoint.Parse("10.0.0.100:5000"), new DiscoveryAnswer { Nonce = SimulatedServing.Nonce, Instance = (ulong)instance, Name = "" });
            return await asking;
        });
        Assert.Equal((AnswerTable.MostServers, 5), (report.Servers.Count, report.Untracked));
    }

    [Theory]
    [InlineData("kitchen", true)]
    [InlineData("厨房", true)]
    [InlineData("a name that is longer than the sixty-three bytes that there is room for", false)]
    public void A_name_has_a_longest_length(string name, bool fits)
    {
        if (fits)
            Assert.Equal(name, ServerName.Checked(name));
        else
            Assert.Contains("exceeds the limit of 63", Assert.Throws<CommandFailedException>(() => ServerName.Checked(name)).Message, StringComparison.Ordinal);
        Assert.NotEmpty(ServerName.OfThisMachine());
    }

    private static DiscoveryReport Run(SimulatedNetwork network, Func<Task<DiscoveryReport>> program)
    {
        DiscoveryReport? report = null;
        network.Run(async () => report = await program(), limit: TimeSpan.FromMinutes(1));
        return report!;
    }
}
