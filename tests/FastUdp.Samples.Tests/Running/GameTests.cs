using System.Net;
using FastUdp.Messages;
using FastUdp.Samples.GameState;
using FastUdp.Simulation;

namespace FastUdp.Samples.Tests.Running;

/// <summary>The game server by itself, in a network in memory.</summary>
public class GameTests
{
    private static readonly IPEndPoint Server = IPEndPoint.Parse("10.0.0.1:1060");
    private static readonly RemoteAddress Somebody = RemoteAddress.Parse("10.0.0.2:5");

    private readonly SimulatedNetwork _network = new();

    [Fact]
    public void Who_cannot_hear_the_challenge_does_not_play()
    {
        (UdpEndpoint endpoint, GameServer game) = Serve();
        using UdpEndpoint player = Connect(endpoint);
        var inbox = new Inbox();
        _ = player.RunAsync(inbox);

        player.TrySend(new Join(0));
        player.TrySend(new Join(7));
        Settle();
        Assert.Equal([0, 2], [game.Players, inbox.Challenges]);

        player.TrySend(new Join(inbox.Token));
        Settle();
        Assert.Equal([1, 1], [game.Players, inbox.Welcomes]);
    }

    [Fact]
    public void A_thousand_players_get_the_state_of_each_tick_and_no_tick_allocates()
    {
        (UdpEndpoint endpoint, GameServer game) = Serve();
        Inbox[] inboxes = [.. Enumerable.Range(0, World.MaxPlayers).Select(_ => Join(endpoint))];
        Assert.Equal(World.MaxPlayers, game.Players);
        Join(endpoint);
        Assert.Equal(World.MaxPlayers, game.Players);

        using DatagramSender sender = endpoint.CreateSender();
        TickAndDeliver(3);
        long before = GC.GetAllocatedBytesForCurrentThread();
        game.Tick(sender);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Settle();
        Assert.Equal(0, allocated);
        Assert.All(inboxes, static inbox => Assert.Equal(4, inbox.States));

        void TickAndDeliver(int ticks)
        {
            for (int tick = 0; tick < ticks; tick++)
            {
                game.Tick(sender);
                Settle();
            }
        }
    }

    [Fact]
    public void Who_is_silent_for_five_seconds_is_out_and_who_moves_is_not()
    {
        var world = new World();
        RemoteAddress other = RemoteAddress.Parse("10.0.0.3:5");
        Assert.True(world.TryJoin(Somebody, out _) && world.TryJoin(other, out _));
        for (int tick = 0; tick <= World.MaxSilentTicks; tick++)
        {
            if (tick == 10)
                world.Move(other, default);
            Assert.Equal(2, world.Players);
            world.Step();
        }
        Assert.Equal(1, world.Players);
        Assert.Equal([other], world.Addresses);
    }

    [Fact]
    public void Every_place_is_told_within_as_many_ticks_as_the_world_has_parts()
    {
        var world = new World();
        for (int player = 0; player < World.MaxPlayers; player++)
            Assert.True(world.TryJoin(RemoteAddress.Parse($"10.0.0.2:{player + 1}"), out _));
        world.Move(RemoteAddress.Parse("10.0.0.2:1"), new System.Numerics.Vector2(6, 0));
        var told = new Dictionary<ushort, Place>();
        for (int tick = 0; tick < 16; tick++)
        {
            world.Step();
            foreach (Place place in world.Look().Places)
                told[place.Player] = place;
        }
        Assert.Equal(World.MaxPlayers, told.Count);
        Assert.InRange(told[0].X, (World.Width / 2) + 0.05f, (World.Width / 2) + 1.65f);
        Assert.Equal(World.Width / 2, told[1].X);
    }

    private (UdpEndpoint Endpoint, GameServer Game) Serve()
    {
        UdpEndpoint endpoint = UdpEndpoint.Bind(Server, new UdpEndpointOptions { Network = _network });
        var game = new GameServer();
        _ = endpoint.RunAsync(game);
        return (endpoint, game);
    }

    private UdpEndpoint Connect(UdpEndpoint server) =>
        UdpEndpoint.Connect(server.LocalEndPoint, new UdpEndpointOptions { Network = _network, MaxDatagramBytes = 1_472, ReceiveSlots = 4, LeasedBlocks = 0 });

    private Inbox Join(UdpEndpoint server)
    {
        UdpEndpoint player = Connect(server);
        var inbox = new Inbox();
        _ = player.RunAsync(inbox);
        player.TrySend(new Join(0));
        Settle();
        player.TrySend(new Join(inbox.Token));
        Settle();
        return inbox;
    }

    private void Settle() => _network.RunUntilIdle(TimeSpan.FromSeconds(1));

    private sealed class Inbox : IDatagramHandler
    {
        public ulong Token { get; private set; }

        public int Challenges { get; private set; }

        public int Welcomes { get; private set; }

        public int States { get; private set; }

        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            foreach (Datagram datagram in batch)
            {
                if (datagram.TryRead(out Challenge challenge, out _))
                    (Token, Challenges) = (challenge.Token, Challenges + 1);
                else if (datagram.TryRead(out Welcome _, out _))
                    Welcomes++;
                else if (datagram.TryRead(out State _, out _))
                    States++;
            }
        }
    }
}
