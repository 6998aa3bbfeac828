using System.Net;
using FastUdp.Interop.Linux;
using FastUdp.Transport.Linux;
using Xunit;
using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Engine.Tests.Pure;

public class SendControlTests
{
    private static readonly RemoteAddress Four = RemoteAddress.Parse("192.0.2.1:5");
    private static readonly RemoteAddress Six = RemoteAddress.Parse("[2001:db8::1]:5");
    private static readonly LocalAddress SourceFour = new(IPAddress.Parse("192.0.2.9"));
    private static readonly LocalAddress SourceSix = new(IPAddress.Parse("2001:db8::9"));

    [Fact]
    public void Nothing_asked_is_nothing_written()
    {
        Assert.Empty(Write(default, Four, default));
        Assert.Empty(Write(new SendOptions { Dscp = 5, HopLimit = 7 }, Four, default));
        Assert.Equal(0, new SendControl(default).Write([], Six, default));
    }

    [Fact]
    public void An_IPv4_remote_gets_the_messages_of_IPv4()
    {
        var options = new SendOptions { Source = new LocalAddress(IPAddress.Parse("192.0.2.9"), 3), Ecn = EcnCodepoint.Capable0, Dscp = 46, HopLimit = 200 };
        Assert.Equal(
            [
                (IPPROTO_IP, IP_PKTINFO, "03000000" + "C0000209" + "00000000"),
                (IPPROTO_IP, IP_TOS, "BA000000"),
                (IPPROTO_IP, IP_TTL, "C8000000"),
            ],
            Write(default, Four, options));
    }

    [Fact]
    public void An_IPv6_remote_gets_the_messages_of_IPv6()
    {
        var options = new SendOptions { Source = SourceSix, Ecn = EcnCodepoint.Capable1, Dscp = 0, HopLimit = 1 };
        Assert.Equal(
            [
                (IPPROTO_IPV6, IPV6_PKTINFO, "20010DB8000000000000000000000009" + "00000000"),
                (IPPROTO_IPV6, IPV6_TCLASS, "01000000"),
                (IPPROTO_IPV6, IPV6_HOPLIMIT, "01000000"),
            ],
            Write(default, Six, options));
    }

    [Fact]
    public void An_interface_without_an_address_is_a_source_for_both()
    {
        var options = new SendOptions { Source = new LocalAddress(null, 7) };
        Assert.Equal([(IPPROTO_IP, IP_PKTINFO, "070000000000000000000000")], Write(default, Four, options));
        Assert.Equal([(IPPROTO_IPV6, IPV6_PKTINFO, new string('0', 32) + "07000000")], Write(default, Six, options));
    }

    [Fact]
    public void A_link_local_source_brings_its_interface()
    {
        var options = new SendOptions { Source = new LocalAddress(IPAddress.Parse("fe80::1%4")) };
        Assert.Equal([(IPPROTO_IPV6, IPV6_PKTINFO, "FE800000000000000000000000000001" + "04000000")], Write(default, Six, options));
    }

    [Theory]
    [InlineData(null, null, EcnCodepoint.Capable0, null, "02000000")]
    [InlineData(null, (byte)10, EcnCodepoint.Capable0, null, "2A000000")]
    [InlineData(EcnCodepoint.CongestionExperienced, (byte)10, null, (byte)63, "FF000000")]
    [InlineData(EcnCodepoint.Capable0, (byte)10, EcnCodepoint.NotCapable, (byte)0, "00000000")]
    public void The_half_of_the_traffic_class_that_is_not_set_is_the_endpoints(
        EcnCodepoint? defaultEcn, byte? defaultDscp, EcnCodepoint? ecn, byte? dscp, string data)
    {
        var defaults = new SendOptions { Ecn = defaultEcn, Dscp = defaultDscp };
        Assert.Equal([(IPPROTO_IP, IP_TOS, data)], Write(defaults, Four, new SendOptions { Ecn = ecn, Dscp = dscp }));
    }

    [Fact]
    public void The_endpoints_source_is_for_remotes_of_its_version_and_gives_way_to_the_datagrams_own()
    {
        var defaults = new SendOptions { Source = SourceFour };
        Assert.Equal([(IPPROTO_IP, IP_PKTINFO, "00000000C000020900000000")], Write(defaults, Four, default));
        Assert.Empty(Write(defaults, Six, default));
        Assert.Equal(
            [(IPPROTO_IP, IP_PKTINFO, "00000000C000020A00000000")],
            Write(defaults, Four, new SendOptions { Source = new LocalAddress(IPAddress.Parse("192.0.2.10")) }));
        Assert.Equal([(IPPROTO_IP, IP_PKTINFO, "00000000C000020900000000"), (IPPROTO_IP, IP_TTL, "02000000")], Write(defaults, Four, new SendOptions { HopLimit = 2 }));
    }

    /// <summary>Writes the messages and takes them apart, the data in hexadecimal.</summary>
    private static List<(int Level, int Type, string Data)> Write(in SendOptions defaults, in RemoteAddress remote, in SendOptions options)
    {
        byte[] written = new byte[SendControl.MaxSpace];
        int space = new SendControl(defaults).Write(written, remote, options);
        ReadOnlySpan<byte> control = written.AsSpan(0, space);
        var messages = new List<(int Level, int Type, string Data)>();
        while (ControlMessages.TryTake(ref control, out cmsghdr header, out ReadOnlySpan<byte> data))
            messages.Add((header.cmsg_level, header.cmsg_type, Convert.ToHexString(data)));
        Assert.True(control.IsEmpty);
        return messages;
    }
}
