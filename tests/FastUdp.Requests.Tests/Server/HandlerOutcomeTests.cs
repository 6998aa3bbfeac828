using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Server;

/// <summary>What becomes of handlers that throw, and of replies that do not go into a datagram.</summary>
public sealed class HandlerOutcomeTests
{
    private int _calls;

    private RequestHandlers Failing => new RequestHandlers().Add<Question, Answer>(
        (in Question _, in RequestContext _) =>
        {
            _calls++;
            throw new InvalidOperationException("As the test wants it.");
        });

    private RequestHandlers FailingAsync => new RequestHandlers().AddAsync<Question, Answer>(
        (_, _, _) =>
        {
            _calls++;
            return _calls > 100 ? default : throw new InvalidOperationException("As the test wants it.");
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_handler_that_throws_rejects_its_request_and_is_not_tried_again(bool isAsync)
    {
        var scene = new ServerScene(isAsync ? FailingAsync : Failing);
        ServerPeer peer = scene.Peer();

        ServerReply first = scene.Ask(peer, id: 7, sequence: 1);
        ServerReply second = scene.Ask(peer, id: 7, sequence: 1);

        Assert.Equal(RequestRejection.HandlerFailed, first.Status);
        Assert.Equal(first.Bytes, second.Bytes);
        Assert.Equal(1, _calls);
        Assert.Equal((1, 1, 1), (scene.Statistics.Executed, scene.Statistics.HandlersFailed, scene.Statistics.Replayed));
    }

    [Theory]
    [InlineData(-1)] // null, in a field that is not nullable
    [InlineData(65_501)] // more than the field may hold
    [InlineData(65_500)] // the field holds it, but a datagram does not, with the reply's header
    public void A_reply_that_cannot_be_written_is_said_so_and_remembered(int bytes)
    {
        var scene = new ServerScene(Blobs);
        ServerPeer peer = scene.Peer();
        for (int i = 0; i < 2; i++)
        {
            peer.Ask(7, 1, 1, new BlobRequest(bytes));
            scene.Settle();
        }

        Assert.All(peer.Replies, reply => Assert.Equal(RequestRejection.ReplyUnwritable, reply.Status));
        Assert.Equal((1, 1, 1), (scene.Statistics.Executed, scene.Statistics.RepliesUnwritable, scene.Statistics.Replayed));
        Assert.Equal(1, _calls);
    }

    [Fact]
    public void The_longest_reply_fills_a_datagram()
    {
        const int Longest = UdpLimits.MaxIPv4PayloadBytes;
        var scene = new ServerScene(Blobs, new RequestServerOptions { AmplificationLimit = 1_000 });
        ServerPeer peer = scene.Peer();
        byte[] request = new byte[200];
        BlobRequest.TryWrite(new BlobRequest(Longest - ReplyHeader.MaxWireSize - 1), request, out _, out _);
        peer.Send(ServerPeer.Write(new RequestHeader(7, 1, 0, 1, 1), request));
        scene.Settle();

        Assert.Equal(Longest, peer.Last.Bytes.Length);
    }

    private RequestHandlers Blobs => new RequestHandlers().Add(
        (in BlobRequest request, in RequestContext _) =>
        {
            _calls++;
            return new Blob(request.Bytes < 0 ? null! : new byte[request.Bytes]);
        });
}
