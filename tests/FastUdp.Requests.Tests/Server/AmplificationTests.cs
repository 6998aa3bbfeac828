using FastUdp.Requests.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Requests.Tests.Server;

/// <summary>A server sends strangers little more than they sent, so that nobody has it flood others.</summary>
public sealed class AmplificationTests
{
    private static readonly RemoteAddress Remote = RemoteAddress.Parse("192.0.2.7:5000");

    private readonly List<int> _executed = [];

    [Fact]
    public void A_long_reply_is_held_back_and_a_token_sent_until_it_comes_back()
    {
        var scene = new ServerScene(Handlers);
        ServerPeer peer = scene.Peer();
        Ask(scene, peer, sequence: 1, bytes: 1_000);

        Assert.True(peer.Last.IsChallenge);
        Assert.Equal((1UL, 1u, 22), (peer.Last.Id, peer.Last.Sequence, peer.Last.Bytes.Length));
        Assert.NotEqual(0UL, peer.Last.Token);
        Assert.Equal((1, 1, 0), (scene.Statistics.Executed, scene.Statistics.RepliesHeldBack, scene.Statistics.RepliesSent));

        peer.Token = peer.Last.Token;
        Ask(scene, peer, sequence: 1, bytes: 1_000);

        Assert.Equal(1_000, peer.Last.Read<Blob>().Content.Length);
        Assert.Single(_executed);
        Assert.Equal((1, 1), (scene.Statistics.Replayed, scene.Statistics.RepliesSent));
    }

    [Fact]
    public void Once_proven_a_session_needs_no_token_and_another_one_does()
    {
        var scene = new ServerScene(Handlers);
        ServerPeer peer = scene.Peer();
        Prove(scene, peer);

        peer.Token = 0;
        Ask(scene, peer, sequence: 2, bytes: 1_000);
        Assert.False(peer.Last.IsChallenge);

        peer.Session = 2;
        Ask(scene, peer, sequence: 1, bytes: 1_000);
        Assert.True(peer.Last.IsChallenge);
    }

    [Fact]
    public void The_limit_is_a_multiple_of_the_requests_bytes()
    {
        var scene = new ServerScene(Handlers, new RequestServerOptions { AmplificationLimit = 4 });
        ServerPeer peer = scene.Peer();
        int request = RequestHeader.MaxWireSize + BlobRequest.MaxWireSize;
        int longest = (4 * request) - ReplyHeader.MaxWireSize - 1;

        Ask(scene, peer, sequence: 1, longest);
        Assert.Equal(4 * request, peer.Last.Bytes.Length);
        Ask(scene, peer, sequence: 2, longest + 1);
        Assert.True(peer.Last.IsChallenge);
    }

    [Fact]
    public void A_token_is_for_one_address_and_a_wrong_one_is_as_none()
    {
        var scene = new ServerScene(Handlers);
        ServerPeer peer = scene.Peer();
        Prove(scene, peer);
        ServerPeer other = scene.Peer("10.0.0.3:0");
        ServerPeer otherPort = scene.Peer();

        foreach (ServerPeer stranger in (ServerPeer[])[other, otherPort])
        {
            stranger.Token = peer.Token;
            Ask(scene, stranger, sequence: 1, bytes: 1_000);
            Assert.True(stranger.Last.IsChallenge);
            Assert.NotEqual(peer.Token, stranger.Last.Token);
        }
    }

    [Fact]
    public void A_token_outlives_its_epoch_by_one()
    {
        TimeSpan epoch = TimeSpan.FromSeconds(60);
        var scene = new ServerScene(Handlers, new RequestServerOptions { SessionLifetime = epoch });
        ServerPeer peer = scene.Peer();
        Prove(scene, peer);

        // Sessions proved by it are forgotten meanwhile, and it proves the next.
        scene.Pass(epoch * 1.5);
        peer.Session = 2;
        Ask(scene, peer, sequence: 1, bytes: 1_000);
        Assert.False(peer.Last.IsChallenge);

        scene.Pass(epoch);
        peer.Session = 3;
        Ask(scene, peer, sequence: 1, bytes: 1_000);
        Assert.True(peer.Last.IsChallenge);
    }

    [Fact]
    public void An_asynchronous_reply_is_held_back_as_well_unless_the_proof_came_meanwhile()
    {
        var answers = new List<TaskCompletionSource<Blob>>();
        var scene = new ServerScene(new RequestHandlers().AddAsync<BlobRequest, Blob>((_, _, _) =>
        {
            answers.Add(new TaskCompletionSource<Blob>());
            return new ValueTask<Blob>(answers[^1].Task);
        }));
        ServerPeer peer = scene.Peer();
        Ask(scene, peer, sequence: 1, bytes: 0);
        Ask(scene, peer, sequence: 2, bytes: 0);
        answers[0].SetResult(new Blob(new byte[1_000]));
        scene.Settle();
        Assert.True(Assert.Single(peer.Replies).IsChallenge);

        peer.Token = peer.Last.Token;
        Ask(scene, peer, sequence: 2, bytes: 0);
        answers[1].SetResult(new Blob(new byte[1_000]));
        scene.Settle();

        Assert.Equal((2u, false), (peer.Last.Sequence, peer.Last.IsChallenge));
        Assert.Equal((1, 1), (scene.Statistics.RepliesHeldBack, scene.Statistics.Joined));
    }

    /// <summary>Requests, repeats, rejections, noise: whatever a stranger sends, each answer is bounded by what it answers.</summary>
    [Fact]
    public void Whatever_a_stranger_sends_he_gets_no_more_than_so_many_times_as_much()
    {
        Gen<(int Kind, int Bytes, int Sequence)> steps = Gen.Zip(Gen.Choose(0, 4), Gen.Choose(0, 6_000))
            .Select(pair => (pair.Item1, pair.Item2 / 20, pair.Item2 % 20));
        Always.HoldsFor(Gen.ArrayOf(steps, 60), Check, times: 200);

        void Check((int Kind, int Bytes, int Sequence)[] all)
        {
            var server = new ServerDirect(Handlers);
            long allowed = 0;
            long sent = 0;
            server.Sent = (in RemoteAddress _, ReadOnlySpan<byte> payload) => sent += payload.Length;
            foreach ((int kind, int bytes, int sequence) in all)
            {
                long before = sent;
                int request = Feed(server, kind, bytes, (uint)sequence);
                allowed += 3 * request;
                Assert.InRange(sent - before, 0, 3 * request);
            }
            Assert.InRange(sent, 0, allowed);
            server.AssertAllCounted();
        }
    }

    private static int Feed(ServerDirect server, int kind, int bytes, uint sequence)
    {
        var header = new RequestHeader(sequence, 1, Token: (ulong)bytes, sequence, 0);
        switch (kind)
        {
            case 0:
                return server.Feed(Remote, header, new Question(1));
            case 1:
                server.Feed(Remote, ServerPeer.Write(header, []));
                return RequestHeader.MaxWireSize;
            case 2:
                server.Feed(Remote, new byte[bytes]);
                return bytes;
            default:
                return server.Feed(Remote, header, new BlobRequest(bytes));
        }
    }

    private static void Prove(ServerScene scene, ServerPeer peer)
    {
        Ask(scene, peer, sequence: 1, bytes: 1_000);
        peer.Token = peer.Last.Token;
        Ask(scene, peer, sequence: 1, bytes: 1_000);
        Assert.False(peer.Last.IsChallenge);
    }

    private static void Ask(ServerScene scene, ServerPeer peer, uint sequence, int bytes)
    {
        peer.Ask(sequence, sequence, 1, new BlobRequest(bytes));
        scene.Settle();
    }

    private RequestHandlers Handlers => new RequestHandlers().Add((in BlobRequest request, in RequestContext _) =>
    {
        _executed.Add(request.Bytes);
        return new Blob(new byte[request.Bytes]);
    });
}
