using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Server;

/// <summary>What a server does with each kind of datagram.</summary>
public sealed class RequestServerTests
{
    private readonly CountingHandlers _handlers = new();
    private readonly ServerScene _scene;
    private readonly ServerPeer _peer;

    public RequestServerTests()
    {
        _scene = new ServerScene(_handlers.Handlers);
        _peer = _scene.Peer();
    }

    [Fact]
    public void A_request_is_executed_and_answered()
    {
        ServerReply reply = _scene.Ask(_peer, id: 7, sequence: 1);

        Assert.Equal((7UL, 1u, RequestRejection.None), (reply.Id, reply.Sequence, reply.Status));
        Assert.Equal(new Answer(7, 1), reply.Read<Answer>());
        Assert.Equal((1, 1), (_scene.Statistics.Executed, _scene.Statistics.RepliesSent));
    }

    [Fact]
    public void A_repeat_gets_the_same_bytes_and_is_not_executed()
    {
        ServerReply first = _scene.Ask(_peer, id: 7, sequence: 1);
        ServerReply second = _scene.Ask(_peer, id: 7, sequence: 1);

        Assert.Equal(first.Bytes, second.Bytes);
        Assert.Equal(1, _handlers.Most);
        Assert.Equal((1, 1, 2), (_scene.Statistics.Executed, _scene.Statistics.Replayed, _scene.Statistics.RepliesSent));
    }

    [Fact]
    public void A_request_before_the_oldest_one_is_stale_even_if_it_was_never_seen()
    {
        _scene.Ask(_peer, id: 7, sequence: 5, oldest: 5);

        _scene.AskInVain(_peer, id: 8, sequence: 4, oldest: 4);

        Assert.Equal(1, _scene.Statistics.Stale);
    }

    [Fact]
    public void A_late_datagram_with_an_older_oldest_does_not_turn_it_back()
    {
        _scene.Ask(_peer, id: 7, sequence: 5, oldest: 5);
        _scene.Ask(_peer, id: 9, sequence: 6, oldest: 2);

        _scene.AskInVain(_peer, id: 8, sequence: 4, oldest: 2);

        Assert.Equal((2, 1), (_scene.Statistics.Executed, _scene.Statistics.Stale));
    }

    [Fact]
    public void Two_requests_of_one_sequence_contradict_each_other()
    {
        _scene.Ask(_peer, id: 7, sequence: 1);

        _scene.AskInVain(_peer, id: 8, sequence: 1);

        Assert.Equal(1, _scene.Statistics.Inconsistent);
    }

    [Fact]
    public void A_request_that_says_it_is_over_contradicts_itself()
    {
        _scene.AskInVain(_peer, id: 7, sequence: 1, oldest: 2);

        Assert.Equal((1, 0), (_scene.Statistics.Inconsistent, _scene.Statistics.Sessions));
    }

    [Fact]
    public void A_request_beyond_the_span_is_dropped_as_too_much()
    {
        uint span = (uint)new RequestServerOptions().MaxSpan;
        _scene.Ask(_peer, id: 7, sequence: span - 1, oldest: 0);

        _scene.AskInVain(_peer, id: 8, sequence: span, oldest: 0);

        Assert.Equal(1, _scene.Statistics.Overloaded);
    }

    [Fact]
    public void What_nobody_handles_is_rejected_and_not_remembered()
    {
        for (int i = 0; i < 2; i++)
        {
            _peer.Ask(7, 1, 1, new BlobRequest(1));
            _scene.Settle();
        }

        Assert.Equal((RequestRejection.NoHandler, ReplyHeader.MaxWireSize), (_peer.Last.Status, _peer.Last.Bytes.Length));
        Assert.Equal((2, 2, 0), (_scene.Statistics.WithoutHandler, _scene.Statistics.RepliesSent, _scene.Statistics.Sessions));
        Assert.Equal(0, _scene.Statistics.StoredBytes);
    }

    [Theory]
    [InlineData(new byte[0])] // No message at all.
    [InlineData(new byte[] { 0x80 })] // Half an identifier.
    [InlineData(new byte[] { 1, 2, 3 })] // A question that ends early.
    public void What_cannot_be_read_is_rejected_and_not_remembered(byte[] body)
    {
        _peer.Send(ServerPeer.Write(new RequestHeader(7, 1, 0, 1, 1), body));
        _scene.Settle();

        Assert.Equal((RequestRejection.Malformed, 7UL, 1u), (_peer.Last.Status, _peer.Last.Id, _peer.Last.Sequence));
        Assert.Equal((1, 0), (_scene.Statistics.Malformed, _scene.Statistics.Sessions));
        Assert.Equal(RequestRejection.None, _scene.Ask(_peer, id: 7, sequence: 1).Status);
    }

    [Fact]
    public void A_longer_tail_is_the_messages_own_business()
    {
        byte[] body = new byte[Question.MaxWireSize + 5];
        Question.TryWrite(new Question(7), body, out _, out _);
        _peer.Send(ServerPeer.Write(new RequestHeader(7, 1, 0, 1, 1), body));
        _scene.Settle();

        Assert.Equal(new Answer(7, 1), _peer.Last.Read<Answer>());
    }

    [Fact]
    public void What_is_no_request_is_dropped()
    {
        byte[] request = ServerPeer.Write(new RequestHeader(7, 1, 0, 1, 1), new Question(7));
        _peer.Send([]);
        _peer.Send(request[..(RequestHeader.MaxWireSize - 1)]);
        _peer.Send(request[1..]);
        _scene.Settle();

        Assert.Equal((3, 0), (_scene.Statistics.NotRequests, _peer.Count));
        _scene.AssertAllCounted();
    }

    [Fact]
    public void Every_identifier_session_and_sequence_is_allowed_0_included()
    {
        _peer.Session = 0;

        Assert.Equal(RequestRejection.None, _scene.Ask(_peer, id: 0, sequence: 0).Status);
        _peer.Session = ulong.MaxValue;
        Assert.Equal(RequestRejection.None, _scene.Ask(_peer, id: ulong.MaxValue, sequence: uint.MaxValue, oldest: uint.MaxValue - 4).Status);
    }

    [Fact]
    public void A_session_goes_on_over_the_end_of_the_numbers()
    {
        for (uint i = 0; i < 100; i++)
            _scene.Ask(_peer, id: i, sequence: unchecked(uint.MaxValue - 50 + i), oldest: unchecked(uint.MaxValue - 55 + i));

        Assert.Equal(100, _scene.Statistics.Executed);
        _scene.AskInVain(_peer, id: 50, sequence: unchecked(uint.MaxValue - 50));
        Assert.Equal(1, _scene.Statistics.Stale);
    }

    [Fact]
    public void Sessions_do_not_know_of_each_other()
    {
        _scene.Ask(_peer, id: 7, sequence: 1);
        ServerPeer other = _scene.Peer("10.0.0.3:0");
        _scene.Ask(other, id: 8, sequence: 1);
        _peer.Session = 2;
        _scene.Ask(_peer, id: 9, sequence: 1);

        Assert.Equal((3, 3), (_scene.Statistics.Executed, _scene.Statistics.Sessions));
    }
}
