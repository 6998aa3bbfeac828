using System.Net;
using System.Net.Sockets;
using FastUdp.Transport;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Pure;

public class SocketAddressCodecTests
{
    private static readonly Gen<byte[]> Bytes16 = Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value), 16);

    [Theory]
    [InlineData("192.0.2.1:1060")]
    [InlineData("0.0.0.0:0")]
    [InlineData("255.255.255.255:65535")]
    [InlineData("[2001:db8::1]:1060")]
    [InlineData("[fe80::1%7]:1060")]
    [InlineData("[::]:0")]
    public void Addresses_are_written_as_the_framework_writes_them(string text)
    {
        IPEndPoint endPoint = IPEndPoint.Parse(text);
        SocketAddress expected = endPoint.Serialize();
        Assert.Equal(expected.Size, SocketAddressCodec.Size(endPoint.AddressFamily));
        byte[] written = Garbage();
        SocketAddressCodec.Write(written, endPoint, endPoint.AddressFamily);

        // The first two bytes differ by platform and are left alone.
        Assert.Equal([0xEE, 0xEE], written[..2]);
        Assert.Equal(expected.Buffer.Span[2..expected.Size].ToArray(), written[2..expected.Size]);
        Assert.Equal(endPoint, SocketAddressCodec.Read(written, endPoint.AddressFamily).ToIPEndPoint());
    }

    [Fact]
    public void An_IPv4_remote_takes_its_mapped_form_on_an_IPv6_socket_and_comes_back_as_IPv4()
    {
        byte[] written = Garbage();
        RemoteAddress remote = RemoteAddress.Parse("192.0.2.1:1060");
        SocketAddressCodec.Write(written, remote, AddressFamily.InterNetworkV6);
        byte[] expected = new IPEndPoint(IPAddress.Parse("::ffff:192.0.2.1"), 1060).Serialize().Buffer.Span[2..28].ToArray();
        Assert.Equal(expected, written[2..]);
        RemoteAddress read = SocketAddressCodec.Read(written, AddressFamily.InterNetworkV6);
        Assert.Equal(remote, read);
        Assert.Equal(AddressFamily.InterNetwork, read.AddressFamily);
    }

    [Fact]
    public void The_flow_label_is_neither_kept_nor_invented()
    {
        byte[] written = Garbage();
        SocketAddressCodec.Write(written, RemoteAddress.Parse("[2001:db8::1]:1"), AddressFamily.InterNetworkV6);
        Assert.Equal([0, 0, 0, 0], written[4..8]);
        written.AsSpan(4, 4).Fill(0x0A);
        Assert.Equal(RemoteAddress.Parse("[2001:db8::1]:1"), SocketAddressCodec.Read(written, AddressFamily.InterNetworkV6));
    }

    [Fact]
    public void Every_IPv6_address_survives_the_round_trip() =>
        Always.HoldsFor(
            from address in Bytes16
            from port in Gen.Choose(0, 65_535)
            from scope in Gen.Choose(0, int.MaxValue)
            select (address, port, scope),
            value =>
            {
                RemoteAddress remote = new IPEndPoint(new IPAddress(value.address, value.scope), value.port);
                byte[] written = Garbage();
                SocketAddressCodec.Write(written, remote, AddressFamily.InterNetworkV6);
                Assert.Equal(remote, SocketAddressCodec.Read(written, AddressFamily.InterNetworkV6));
            });

    [Fact]
    public void Every_IPv4_address_survives_both_round_trips() =>
        Always.HoldsFor(
            from address in Bytes16
            from port in Gen.Choose(0, 65_535)
            select (address, port),
            value =>
            {
                RemoteAddress remote = new IPEndPoint(new IPAddress(value.address.AsSpan(0, 4)), value.port);
                foreach (AddressFamily family in (AddressFamily[])[AddressFamily.InterNetwork, AddressFamily.InterNetworkV6])
                {
                    byte[] written = Garbage();
                    SocketAddressCodec.Write(written, remote, family);
                    Assert.Equal(remote, SocketAddressCodec.Read(written, family));
                }
            });

    private static byte[] Garbage()
    {
        var bytes = new byte[SocketAddressCodec.MaxBytes];
        bytes.AsSpan().Fill(0xEE);
        return bytes;
    }
}
