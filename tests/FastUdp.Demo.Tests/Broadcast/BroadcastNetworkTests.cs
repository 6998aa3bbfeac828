using System.Net;
using FastUdp.Demo.Broadcast.Networks;

namespace FastUdp.Demo.Tests.Broadcast;

/// <summary>How a network is typed.</summary>
public class BroadcastNetworkTests
{
    [Theory]
    [InlineData("<broadcast>", "255.255.255.255", null)]
    [InlineData("<broadcast>%eth0", "255.255.255.255", "eth0")]
    [InlineData("192.0.2.255", "192.0.2.255", null)]
    [InlineData("192.0.2.0/24", "192.0.2.255", null)]
    [InlineData("192.0.2.77/25%2", "192.0.2.127", "2")]
    [InlineData("10.0.0.0/8", "10.255.255.255", null)]
    [InlineData("0.0.0.0/0", "255.255.255.255", null)]
    [InlineData("127.0.0.1/30", "127.0.0.3", null)]
    [InlineData("all", null, null)]
    [InlineData("ff02::1", "ff02::1", null)]
    [InlineData("ff02::1%eth0", "ff02::1", "eth0")]
    public void A_network_is_an_address_and_perhaps_an_interface(string text, string? address, string? name)
    {
        Assert.True(BroadcastNetwork.TryParse(text, out BroadcastNetwork? network, out string? error), error);
        Assert.Equal(new BroadcastNetwork(address is null ? null : IPAddress.Parse(address), name), network);
    }

    [Theory]
    [InlineData("", "no network")]
    [InlineData("eth0", "no network")]
    [InlineData("1060", "no network")]
    [InlineData("192.0.2.0/33", "exceeds the limit of 32 bits")]
    [InlineData("192.0.2.0/31", "too small")]
    [InlineData("192.0.2.0/", "no network")]
    [InlineData("192.0.2.0/24/7", "no network")]
    [InlineData("192.0.2.0/-1", "no network")]
    [InlineData("host/24", "no network")]
    [InlineData("192.0.2.255%", "names no interface")]
    [InlineData("all%eth0", "write <broadcast>%eth0")]
    [InlineData("2001:db8::1", "IPv6 has no broadcast, and 2001:db8::1 is one host")]
    [InlineData("2001:db8::/64", "IPv6 has no broadcast")]
    public void What_is_no_network_is_told_in_a_line(string text, string reason)
    {
        Assert.False(BroadcastNetwork.TryParse(text, out BroadcastNetwork? network, out string? error));
        Assert.Null(network);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
    }

    [Theory]
    [InlineData("<broadcast>")]
    [InlineData("all")]
    [InlineData("192.0.2.255%eth0")]
    [InlineData("ff02::1%2")]
    public void It_is_written_as_it_is_typed(string text)
    {
        Assert.True(BroadcastNetwork.TryParse(text, out BroadcastNetwork? network, out _));
        Assert.Equal(text, network.ToString());
    }

    [Fact]
    public void An_interface_there_is_none_of_is_told_with_those_there_are()
    {
        var network = new BroadcastNetwork(IPAddress.Broadcast, "no such");
        string message = Assert.Throws<CommandFailedException>(() => NetworkTargets.Of(network, 1060)).Message;
        Assert.StartsWith("there is no interface 'no such': this machine has ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_is_one_target_and_an_interface_its_way_out()
    {
        BroadcastTarget target = Assert.Single(NetworkTargets.Of(BroadcastNetwork.OneLink, 1060));
        Assert.Equal(("255.255.255.255:1060", false), (target.ToString(), target.HasOptions));
        LocalInterface any = NetworkInterfaces.List()[0];
        target = Assert.Single(NetworkTargets.Of(BroadcastNetwork.OneLink with { Interface = any.Name }, 1060));
        Assert.Equal($"255.255.255.255:1060 on interface {any.Index}", target.ToString());
        target = Assert.Single(NetworkTargets.Of(new BroadcastNetwork(IPAddress.Parse("ff02::1"), $"{any.Index}"), 1060));
        Assert.Equal((uint)any.Index, target.Remote.ScopeId);
    }
}
