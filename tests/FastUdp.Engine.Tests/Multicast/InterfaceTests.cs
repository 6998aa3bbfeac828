using System.Net;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Multicast;

public class InterfaceTests
{
    [Theory]
    [InlineData("192.0.2.1", 24, "192.0.2.255")]
    [InlineData("192.0.2.77", 26, "192.0.2.127")]
    [InlineData("10.1.2.3", 8, "10.255.255.255")]
    [InlineData("10.1.2.3", 0, "255.255.255.255")]
    [InlineData("192.0.2.1", 30, "192.0.2.3")]
    [InlineData("127.0.0.1", 8, "127.255.255.255")]
    [InlineData("192.0.2.1", 31, null)]
    [InlineData("192.0.2.1", 32, null)]
    public void The_directed_broadcast_is_the_prefix_and_ones(string address, int prefixLength, string? broadcast)
    {
        IPAddress? expected = broadcast is null ? null : IPAddress.Parse(broadcast);
        Assert.Equal(expected, InterfaceAddress.DirectedBroadcastOf(IPAddress.Parse(address), prefixLength));
        Assert.Equal(expected, new InterfaceAddress(IPAddress.Parse(address), prefixLength).DirectedBroadcast);
    }

    [Fact]
    public void Every_host_of_a_link_knows_the_same_broadcast() =>
        Always.HoldsFor(
            Gen.Choose(0, 30).SelectMany(prefix => Gen.ArrayOf(Gen.Choose(0, 255), 4).Select(bytes => (prefix, bytes))),
            value =>
            {
                byte[] host = [.. value.bytes.Select(one => (byte)one)];
                IPAddress broadcast = InterfaceAddress.DirectedBroadcastOf(new IPAddress(host), value.prefix)!;
                Assert.Equal(broadcast, InterfaceAddress.DirectedBroadcastOf(broadcast, value.prefix));
            });

    [Fact]
    public void IPv6_has_no_broadcast()
    {
        Assert.Null(new InterfaceAddress(IPAddress.IPv6Loopback, 128).DirectedBroadcast);
        Assert.Contains("::1", Assert.Throws<ArgumentException>(() => InterfaceAddress.DirectedBroadcastOf(IPAddress.IPv6Loopback, 24)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => InterfaceAddress.DirectedBroadcastOf(IPAddress.Loopback, 33));
        Assert.Throws<ArgumentOutOfRangeException>(() => InterfaceAddress.DirectedBroadcastOf(IPAddress.Loopback, -1));
    }

    [Fact]
    public void The_loopback_interface_is_listed()
    {
        LocalInterface loopback = NetworkInterfaces.List().First(one => one.IsLoopback);
        Assert.True(loopback.Index > 0);
        Assert.Equal(loopback.Name, NetworkInterfaces.Find(loopback.Index)?.Name);
        Assert.Equal(loopback.Index, NetworkInterfaces.Find(loopback.Name)?.Index);
        Assert.Equal(loopback.Index, NetworkInterfaces.Find(IPAddress.Loopback)?.Index);
        Assert.Contains(loopback.Addresses, own => own.Address.Equals(IPAddress.Loopback) && own.PrefixLength == 8);
        Assert.Equal($"{loopback.Index} {loopback.Name}", loopback.ToString());
        Assert.True(loopback.MtuBytes is null or > 0);
    }

    [Fact]
    public void What_is_not_there_is_not_found()
    {
        Assert.Null(NetworkInterfaces.Find(99_999));
        Assert.Null(NetworkInterfaces.Find("no such interface"));
        Assert.Null(NetworkInterfaces.Find(IPAddress.Parse("192.0.2.254")));
    }

    [Fact]
    public void The_directed_broadcasts_leave_out_the_loopback()
    {
        RemoteAddress[] all = NetworkInterfaces.DirectedBroadcasts(1060);
        Assert.Equal(all.Distinct(), all);
        Assert.All(all, one => Assert.Equal(1060, one.Port));
        Assert.DoesNotContain(RemoteAddress.Parse("127.255.255.255:1060"), all);
        Assert.Throws<ArgumentOutOfRangeException>(() => NetworkInterfaces.DirectedBroadcasts(65_536));
    }
}
