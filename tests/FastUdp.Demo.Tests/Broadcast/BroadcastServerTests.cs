using System.Net;
using FastUdp.Demo.Broadcast.Blast;
using FastUdp.Demo.Broadcast.Discovery;
using FastUdp.Demo.Broadcast.Serving;
using FastUdp.Messages;
using FastUdp.Simulation;
using FsCheck;
using FsCheck.Fluent;

namespace FastUdp.Demo.Tests.Broadcast;

/// <summary>What a server makes of what it hears.</summary>
public class BroadcastServerTests
{
    private static readonly RemoteAddress Server = IPEndPoint.Parse("10.0.0.1:1060");

    private readonly SimulatedNetwork _network = new();
    private readonly SimulatedServing _world;

    public BroadcastServerTests() => _world = new SimulatedServing(_network);

    [Fact]
    public void Texts_are_told_and_numbers_counted()
    {
        BroadcastServer server = Send(client =>
        {
            client.TrySend(Server, "hello"u8);
            for (ulong number = 0; number < 5; number++)
                client.TrySend(Server, new BlastDatagram { Run = 7, Number = number });
            client.TrySend(Server, new BlastEnd { Run = 7, Total = 6 });
            client.TrySend(Server, new BlastEnd { Run = 7, Total = 6 });
        });
        Assert.Equal(1, server.Texts);
        Assert.Equal(
            [
                "The client at 10.0.0.2:7 says 'hello'",
                "The client at 10.0.0.2:7 sends numbered datagrams",
                "The client at 10.0.0.2:7 has sent 6: 5 received (85 bytes), 1 lost, 0 repeated, 0 reordered",
            ],
            _world.Lines);
    }

    [Fact]
    public void More_questions_than_it_may_answer_are_counted()
    {
        BroadcastServer server = Send(client =>
        {
            for (int question = 0; question < BroadcastServer.AnswersPerSecond + 9; question++)
                client.TrySend(Server, new DiscoveryQuestion { Nonce = 1 });
        });
        Assert.Equal((BroadcastServer.AnswersPerSecond + 9, 9), (server.Questions, server.Unanswered));
        Assert.Single(_world.Lines);
    }

    [Fact]
    public void Any_bytes_are_a_text_or_ours_and_none_harm_it()
    {
        Gen<byte[]> hostile = Gen.Choose(0, 255).Select(static value => (byte)value).ArrayOf()
            .SelectMany(static rest => Gen.Elements<byte[]>([], [16], [18], [.. "\u0010FUDP"u8], [.. "\u0012FUDP"u8], [.. "\u0013FUDP"u8])
                .Select(start => (byte[])[.. start, .. rest]));
        Always.HoldsForLists(hostile, datagrams =>
        {
            BroadcastServer server = Send(client => Array.ForEach(datagrams, datagram => client.TrySend(Server, datagram)));
            long numbered = datagrams.LongCount(static datagram => datagram.Length >= 17 && datagram.AsSpan().StartsWith("\u0012FUDP"u8));
            Assert.Equal(numbered, server.Blasts.Total.Received + server.Blasts.Total.Repeated + server.Blasts.Total.Late);
        }, longest: 50, times: 50);
    }

    private BroadcastServer Send(Action<UdpEndpoint> send)
    {
        BroadcastServer? started = null;
        _network.Run(
            async () =>
            {
                (UdpEndpoint endpoint, started) = _world.Serve("10.0.0.1:1060");
                await using UdpEndpoint client = _world.Bind("10.0.0.2:7");
                send(client);
                await Task.Delay(TimeSpan.FromSeconds(0.5), _network.TimeProvider);
                await endpoint.DisposeAsync();
            },
            limit: TimeSpan.FromMinutes(1));
        return started!;
    }
}
