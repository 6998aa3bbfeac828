using System.Net;
using FastUdp.Transport;
using Xunit;

namespace FastUdp.Engine.Tests.Pure;

public class SendRulesTests
{
    private static readonly RemoteAddress Four = RemoteAddress.Parse("192.0.2.1:5");
    private static readonly RemoteAddress Six = RemoteAddress.Parse("[2001:db8::1]:5");
    private static readonly IPEndPoint LocalFour = IPEndPoint.Parse("127.0.0.1:1060");
    private static readonly IPEndPoint LocalSix = IPEndPoint.Parse("[::1]:1060");

    [Fact]
    public void Each_socket_reaches_the_families_it_speaks()
    {
        new SendRules(LocalFour, isDualMode: false, null).Check(Four, 0);
        new SendRules(LocalSix, isDualMode: false, null).Check(Six, 0);
        new SendRules(LocalSix, isDualMode: true, null).Check(Six, 0);
        new SendRules(LocalSix, isDualMode: true, null).Check(Four, 0);
        Assert.Throws<ArgumentException>(() => new SendRules(LocalFour, isDualMode: false, null).Check(Six, 0));
        Assert.Throws<ArgumentException>(() => new SendRules(LocalSix, isDualMode: false, null).Check(Four, 0));
    }

    [Fact]
    public void The_limit_is_that_of_the_remote()
    {
        var rules = new SendRules(LocalSix, isDualMode: true, null);
        rules.Check(Four, 65_507);
        rules.Check(Six, 65_527);
        Assert.Contains("65,508 bytes exceed the IPv4 UDP payload limit of 65,507", Message(() => rules.Check(Four, 65_508)), StringComparison.Ordinal);
        Assert.Contains("65,528 bytes exceed the IPv6 UDP payload limit of 65,527", Message(() => rules.Check(Six, 65_528)), StringComparison.Ordinal);
        Assert.Contains("limit", Message(() => rules.Check(Six, int.MaxValue)), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => rules.Check(Six, -1));
    }

    [Fact]
    public void A_connected_socket_reaches_its_remote_alone()
    {
        var rules = new SendRules(LocalFour, isDualMode: false, Four);
        Assert.Equal(Four, rules.ConnectedRemote);
        rules.Check(Four, 1);
        string message = Message(() => rules.Check(RemoteAddress.Parse("192.0.2.1:6"), 1));
        Assert.Contains("192.0.2.1:5", message, StringComparison.Ordinal);
        Assert.Contains("192.0.2.1:6", message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_remote_is_no_remote()
    {
        var rules = new SendRules(LocalFour, isDualMode: false, null);
        Assert.Equal(default, rules.ConnectedRemote);
        var exception = Assert.Throws<InvalidOperationException>(() => rules.Check(default, 1));
        Assert.Contains("127.0.0.1:1060", exception.Message, StringComparison.Ordinal);
    }

    private static string Message(Action check) => Assert.ThrowsAny<ArgumentException>(check).Message;
}
