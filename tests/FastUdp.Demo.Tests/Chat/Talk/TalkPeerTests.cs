using FastUdp.Demo.Chat.Talk;

namespace FastUdp.Demo.Tests.Chat.Talk;

/// <summary>Who the other person is.</summary>
public class TalkPeerTests
{
    private static readonly RemoteAddress Ann = RemoteAddress.Parse("192.0.2.1:1");
    private static readonly RemoteAddress Ben = RemoteAddress.Parse("192.0.2.2:2");

    [Fact]
    public async Task The_first_who_speaks_keeps_the_place()
    {
        var peer = new TalkPeer(named: null, isAnyoneHeard: false);
        ValueTask<RemoteAddress> waiting = peer.WaitAsync(CancellationToken.None);
        Assert.Null(peer.Address);
        Assert.Equal(Speaker.NewPeer, peer.Judge(Ann));
        Assert.Equal(Speaker.Stranger, peer.Judge(Ben));
        Assert.Equal(Speaker.Peer, peer.Judge(Ann));
        Assert.Equal(Ann, await waiting.Within());
    }

    [Fact]
    public void Who_has_gone_is_spoken_to_until_somebody_else_comes_and_may_come_back()
    {
        var peer = new TalkPeer(named: null, isAnyoneHeard: false);
        peer.Judge(Ann);
        peer.LetGo(Ben);
        Assert.Equal(Speaker.Stranger, peer.Judge(Ben));
        peer.LetGo(Ann);
        Assert.Equal(Ann, peer.Address);
        Assert.Equal(Speaker.Peer, peer.Judge(Ann));
        Assert.Equal(Speaker.Stranger, peer.Judge(Ben));
        peer.LetGo(Ann);
        Assert.Equal(Speaker.NewPeer, peer.Judge(Ben));
        Assert.Equal(Speaker.Stranger, peer.Judge(Ann));
    }

    [Fact]
    public void Where_anyone_is_heard_the_last_who_spoke_is_spoken_to()
    {
        var peer = new TalkPeer(named: null, isAnyoneHeard: true);
        Assert.Equal(Speaker.NewPeer, peer.Judge(Ann));
        Assert.Equal(Speaker.NewPeer, peer.Judge(Ben));
        Assert.Equal(Speaker.Peer, peer.Judge(Ben));
        Assert.Equal(Ben, peer.Address);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Who_was_named_is_always_spoken_to(bool isAnyoneHeard)
    {
        var peer = new TalkPeer(Ann, isAnyoneHeard);
        peer.LetGo(Ann);
        Assert.Equal(isAnyoneHeard ? Speaker.Peer : Speaker.Stranger, peer.Judge(Ben));
        Assert.Equal(Ann, peer.Address);
    }
}
