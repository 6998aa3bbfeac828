using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Pure;

public class RemoteAddressTests
{
    [Theory]
    [InlineData("192.0.2.1:7", "192.0.2.1:65535")]
    [InlineData("[fe80::1%3]:7", "[fe80::1%3]:65535")]
    public void Only_the_port_differs_of_the_same_host(string address, string other) =>
        Assert.Equal(RemoteAddress.Parse(other), RemoteAddress.Parse(address).WithPort(65_535));

    [Fact]
    public void It_is_a_value_of_24_bytes() => Assert.Equal(24, Unsafe.SizeOf<RemoteAddress>());

    [Theory]
    [InlineData("192.0.2.1:1060", "192.0.2.1:1060")]
    [InlineData("192.0.2.1", "192.0.2.1:0")]
    [InlineData("[2001:DB8:0::1]:1060", "[2001:db8::1]:1060")]
    [InlineData("[fe80::1%7]:5", "[fe80::1%7]:5")]
    [InlineData("[::ffff:192.0.2.1]:1060", "192.0.2.1:1060")]
    [InlineData("0.0.0.0:65535", "0.0.0.0:65535")]
    [InlineData("[::]:0", "[::]:0")]
    public void Text_is_parsed_and_written(string text, string written)
    {
        RemoteAddress address = RemoteAddress.Parse(text);
        Assert.Equal(written, address.ToString());
        Assert.Equal(written, $"{address}");
        Assert.Equal(address, RemoteAddress.Parse(written.AsSpan()));
        Span<char> destination = stackalloc char[written.Length];
        Assert.True(address.TryFormat(destination, out int length, default, null));
        Assert.Equal(written.Length, length);
        Assert.Equal(written, destination.ToString());
        Assert.False(address.TryFormat(destination[1..], out length, default, null));
        Assert.Equal(0, length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("localhost:1060")]
    [InlineData("192.0.2.1:65536")]
    [InlineData("192.0.2.1:-1")]
    [InlineData("[2001:db8::1:1060")]
    [InlineData("192.0.2.1:")]
    public void What_is_no_address_is_refused(string text)
    {
        Assert.False(RemoteAddress.TryParse(text, null, out RemoteAddress address));
        Assert.Equal(default, address);
        var exception = Assert.Throws<FormatException>(() => RemoteAddress.Parse(text));
        Assert.Contains($"'{text}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_is_refused()
    {
        Assert.False(RemoteAddress.TryParse((string?)null, null, out _));
        Assert.Throws<ArgumentNullException>(() => RemoteAddress.Parse(null!));
        Assert.Throws<ArgumentNullException>(() => new RemoteAddress(null!));
    }

    [Fact]
    public void The_parts_are_those_of_the_endpoint()
    {
        RemoteAddress four = new IPEndPoint(IPAddress.Parse("192.0.2.1"), 1060);
        Assert.Equal((AddressFamily.InterNetwork, 1060, 0u), (four.AddressFamily, four.Port, four.ScopeId));
        RemoteAddress six = new IPEndPoint(IPAddress.Parse("fe80::1%9"), 65_535);
        Assert.Equal((AddressFamily.InterNetworkV6, 65_535, 9u), (six.AddressFamily, six.Port, six.ScopeId));
    }

    [Fact]
    public void The_default_names_no_peer()
    {
        RemoteAddress none = default;
        Assert.Equal(AddressFamily.Unspecified, none.AddressFamily);
        Assert.Equal("(none)", none.ToString());
        Assert.Throws<InvalidOperationException>(() => none.ToIPEndPoint());
        Assert.NotEqual(none, RemoteAddress.Parse("0.0.0.0:0"));
        Assert.NotEqual(none, RemoteAddress.Parse("[::]:0"));
        Assert.Equal(none, default);
    }

    [Fact]
    public void Addresses_that_differ_in_anything_are_different()
    {
        string[] texts =
        [
            "192.0.2.1:1", "192.0.2.1:2", "192.0.2.2:1", "1.2.0.192:1", "[2001:db8::1]:1", "[2001:db8::1]:2",
            "[2001:db8::2]:1", "[2001:db9::1]:1", "[fe80::1%1]:1", "[fe80::1%2]:1", "[::c000:201]:1",
        ];
        RemoteAddress[] addresses = texts.Select(text => RemoteAddress.Parse(text)).ToArray();
        for (int i = 0; i < addresses.Length; i++)
        {
            for (int k = 0; k < addresses.Length; k++)
            {
                Assert.Equal(i == k, addresses[i] == addresses[k]);
                Assert.Equal(i != k, addresses[i] != addresses[k]);
                Assert.Equal(i == k, addresses[i].Equals((object)addresses[k]));
            }
        }
        Assert.Equal(addresses.Length, addresses.Select(address => address.GetHashCode()).Distinct().Count());
    }

    [Fact]
    public void The_mapped_form_of_an_IPv4_address_is_that_address()
    {
        RemoteAddress mapped = new IPEndPoint(IPAddress.Parse("192.0.2.1").MapToIPv6(), 7);
        RemoteAddress plain = new IPEndPoint(IPAddress.Parse("192.0.2.1"), 7);
        Assert.Equal(plain, mapped);
        Assert.Equal(plain.GetHashCode(), mapped.GetHashCode());
    }

    [Fact]
    public void Every_address_survives_the_way_through_text_and_through_IPEndPoint() =>
        Always.HoldsFor(
            from length in Gen.Elements(4, 16)
            from address in Gen.ArrayOf(Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(0, 255))).Select(value => (byte)value), length)
            from port in Gen.Choose(0, 65_535)
            select new IPEndPoint(new IPAddress(address), port),
            endPoint =>
            {
                RemoteAddress address = endPoint;
                Assert.Equal(address, RemoteAddress.Parse(address.ToString()));
                Assert.Equal(address, (RemoteAddress)address.ToIPEndPoint());
                IPAddress plain = endPoint.Address.IsIPv4MappedToIPv6 ? endPoint.Address.MapToIPv4() : endPoint.Address;
                Assert.Equal(new IPEndPoint(plain, endPoint.Port), address.ToIPEndPoint());
            });
}
