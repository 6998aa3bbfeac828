using System.Net;
using Xunit;

namespace FastUdp.Engine.Tests.Multicast;

public class MulticastGroupTests
{
    [Theory]
    [InlineData("224.0.0.1", null)]
    [InlineData("239.255.255.255", null)]
    [InlineData("ff02::1", null)]
    [InlineData("ff3e:30:2001:db8::1", null)] // Of a unicast prefix (RFC 3306), not of one source.
    [InlineData("232.0.0.1", "192.0.2.1")]
    [InlineData("239.0.0.1", "192.0.2.1")] // A source may be chosen in any group (RFC 3376).
    [InlineData("ff3e::8000:1", "2001:db8::1")]
    public void Groups_are_valid(string address, string? source) => Make(address, source).Validate();

    [Theory]
    [InlineData("223.255.255.255", null, "223.255.255.255")]
    [InlineData("240.0.0.1", null, "224.0.0.0/4")]
    [InlineData("255.255.255.255", null, "224.0.0.0/4")]
    [InlineData("2001:db8::1", null, "ff00::/8")]
    [InlineData("232.0.0.1", null, "name its Source")]
    [InlineData("ff3e::8000:1", null, "name its Source")]
    [InlineData("232.0.0.1", "2001:db8::1", "different IP versions")]
    [InlineData("ff3e::8000:1", "192.0.2.1", "different IP versions")]
    [InlineData("232.0.0.1", "0.0.0.0", "one sender")]
    [InlineData("232.0.0.1", "239.0.0.1", "one sender")]
    [InlineData("232.0.0.1", "255.255.255.255", "one sender")]
    [InlineData("ff3e::8000:1", "::", "one sender")]
    [InlineData("ff3e::8000:1", "ff02::1", "one sender")]
    [InlineData("ff02::1%3", null, "interface 3", 4)]
    public void What_is_none_is_named(string address, string? source, string reason, int interfaceIndex = 0)
    {
        MulticastGroup group = Make(address, source) with { InterfaceIndex = interfaceIndex };
        Assert.Contains(reason, Assert.Throws<ArgumentException>(group.Validate).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interface_is_not_negative() =>
        Assert.Throws<ArgumentOutOfRangeException>((Make("239.0.0.1") with { InterfaceIndex = -1 }).Validate);

    [Fact]
    public void A_scope_is_an_interface_and_a_mapped_address_is_IPv4()
    {
        Assert.Equal(new MulticastGroup(IPAddress.Parse("ff02::1"), null, 3), Make("ff02::1%3").Normalize());
        Assert.Equal(Make("239.0.0.1", "192.0.2.1"), Make("::ffff:239.0.0.1", "::ffff:192.0.2.1").Normalize());
    }

    [Fact]
    public void A_group_names_what_is_heard_where()
    {
        Assert.Equal("239.0.0.1", Make("239.0.0.1").ToString());
        Assert.Equal("232.1.2.3 from 192.0.2.1 on interface 2", (Make("232.1.2.3", "192.0.2.1") with { InterfaceIndex = 2 }).ToString());
    }

    private static MulticastGroup Make(string address, string? source = null) =>
        new(IPAddress.Parse(address), source is null ? null : IPAddress.Parse(source));
}
