using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Server;

/// <summary>How many sessions and bytes there may be, who may take them, and when they are given back.</summary>
public sealed class SessionLimitTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private readonly CountingHandlers _handlers = new();

    [Fact]
    public void A_silent_session_is_forgotten_and_its_requests_are_new_then()
    {
        var scene = new ServerScene(_handlers.Handlers);
        ServerPeer peer = scene.Peer();
        scene.Ask(peer, id: 7, sequence: 1);

        scene.Pass(Lifetime * 0.9);
        scene.Ask(peer, id: 7, sequence: 1);
        scene.Pass(Lifetime * 0.9);
        scene.Ask(peer, id: 7, sequence: 1);
        Assert.Equal(1, _handlers.Most);

        scene.Pass(Lifetime);
        scene.Ask(peer, id: 7, sequence: 1);
        Assert.Equal(2, _handlers.Most);
    }

    [Fact]
    public void When_all_have_fallen_silent_no_bytes_are_left_and_no_timer_runs()
    {
        var scene = new ServerScene(_handlers.Handlers);
        ServerPeer peer = scene.Peer();
        for (uint i = 0; i < 5_000; i++)
            scene.Ask(peer, id: i, sequence: i, oldest: 0);
        Assert.InRange(scene.Statistics.StoredBytes, 5_000 * 32, 5_000 * 64);

        scene.Pass(Lifetime * 2);

        Assert.Equal((0, 0), (scene.Statistics.Sessions, scene.Statistics.StoredBytes));
        Assert.True(scene.Network.RunUntilIdle(TimeSpan.Zero));
    }

    [Fact]
    public void What_the_client_no_longer_waits_for_is_forgotten_at_once()
    {
        var scene = new ServerScene(_handlers.Handlers);
        ServerPeer peer = scene.Peer();
        for (uint i = 0; i < 20_000; i++)
            scene.Ask(peer, id: i, sequence: i, oldest: i);

        Assert.InRange(scene.Statistics.StoredBytes, 1, 70_000);
    }

    [Fact]
    public void A_remote_has_no_more_than_8_sessions_and_needs_a_proof_for_half_of_them()
    {
        var scene = new ServerScene(_handlers.Handlers);
        ServerPeer peer = scene.Peer();
        for (ulong session = 1; session <= 5; session++)
            AskAs(scene, peer, session);
        Assert.True(peer.Last.IsChallenge);
        Assert.Equal((4, 1), (scene.Statistics.Sessions, scene.Statistics.ChallengedFirst));

        peer.Token = peer.Last.Token;
        for (ulong session = 5; session <= 8; session++)
            AskAs(scene, peer, session);
        peer.Session = 9;
        scene.AskInVain(peer, id: 9, sequence: 1);

        Assert.Equal((8, 1), (scene.Statistics.Sessions, scene.Statistics.Overloaded));
        scene.Pass(Lifetime * 1.3);
        scene.Ask(peer, id: 9, sequence: 1);
        scene.AssertAllCounted();
    }

    [Fact]
    public void Forged_sources_take_no_more_than_half_of_the_table_and_a_real_client_still_gets_through()
    {
        const int MaxSessions = 100;
        var scene = new ServerScene(_handlers.Handlers, new RequestServerOptions { MaxSessions = MaxSessions });
        for (int i = 0; i < 300; i++)
        {
            ServerPeer forged = scene.Peer($"10.1.{i / 250}.{1 + (i % 250)}:0");
            forged.Ask((ulong)i, 1);
            scene.Settle();
        }
        Assert.Equal((MaxSessions / 2, 250), (scene.Statistics.Sessions, scene.Statistics.ChallengedFirst));

        ServerPeer real = scene.Peer();
        Assert.True(scene.Ask(real, id: 1_000, sequence: 1).IsChallenge);
        real.Token = real.Last.Token;
        Assert.Equal(new Answer(1_000, 1), scene.Ask(real, id: 1_000, sequence: 1).Read<Answer>());
        scene.AssertAllCounted();
    }

    [Fact]
    public void Of_the_bytes_too_forged_sources_take_no_more_than_half()
    {
        const long MaxBytes = 1 << 20;
        var server = new ServerDirect(_handlers.Handlers, new RequestServerOptions { MaxStoredBytes = MaxBytes });
        for (uint i = 0; i < 200_000; i++)
            server.Feed(Forged(i / 10_000), new RequestHeader(i, 1, 0, i, 0), new Question(i));
        Assert.InRange(server.Statistics.StoredBytes, MaxBytes / 4, MaxBytes * 3 / 4);
        Assert.True(server.Statistics.ChallengedFirst > 0);

        RemoteAddress real = RemoteAddress.Parse("192.0.2.1:1");
        ServerReply? reply = null;
        server.Sent = (in RemoteAddress _, ReadOnlySpan<byte> payload) => reply = new ServerReply(payload);
        server.Feed(real, new RequestHeader(1_000_000, 1, 0, 1, 1), new Question(1_000_000));
        Assert.True(reply!.IsChallenge);
        server.Feed(real, new RequestHeader(1_000_000, 1, reply.Token, 1, 1), new Question(1_000_000));
        Assert.Equal(new Answer(1_000_000, 1), reply.Read<Answer>());
    }

    [Fact]
    public void What_finds_no_room_to_be_remembered_is_not_executed()
    {
        const long MaxBytes = 1 << 20;
        var server = new ServerDirect(_handlers.Handlers, new RequestServerOptions { MaxStoredBytes = MaxBytes });
        RemoteAddress remote = Forged(1);
        ulong token = 0;
        server.Sent = (in RemoteAddress _, ReadOnlySpan<byte> payload) => token = new ServerReply(payload).Token;
        for (uint i = 0; i < 100_000; i++)
            server.Feed(remote, new RequestHeader(i, 1, token, i, 0), new Question(i));

        RequestServerStatistics served = server.Statistics;
        Assert.InRange(served.StoredBytes, MaxBytes / 2, MaxBytes);
        Assert.True(served.Overloaded > 0);
        Assert.Equal(served.Executed, _handlers.Count);
        server.AssertAllCounted();

        // Once the client says it waits no more, there is room.
        server.Feed(remote, new RequestHeader(200_000, 1, token, 200_000, 200_000), new Question(200_000));
        Assert.Equal(served.Executed + 1, server.Statistics.Executed);
    }

    private static RemoteAddress Forged(uint number) => RemoteAddress.Parse($"10.0.0.{number}:{1 + number}");

    private static void AskAs(ServerScene scene, ServerPeer peer, ulong session)
    {
        peer.Session = session;
        scene.Ask(peer, id: session, sequence: 1);
    }
}
