using System.Net.Sockets;
using System.Runtime.CompilerServices;
using FastUdp.Interop.Linux;
using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Transport.Linux;

/// <summary>
/// Writes the control messages of a send that has options, by the remote's IP version: an IPv6 socket hands an IPv4 datagram to
/// IPv4 whole, its messages included (udpv6_sendmsg). What the socket itself knows from the endpoint's defaults needs no message.
/// </summary>
internal sealed class SendControl(in SendOptions defaults)
{
    /// <summary>The most space the messages of one send take: the source in its longer form, traffic class, hop limit, segments.</summary>
    public static readonly int MaxSpace =
        ControlMessages.Space(Unsafe.SizeOf<in6_pktinfo>()) + (2 * ControlMessages.Space(sizeof(int))) + ControlMessages.SegmentSpace;

    private readonly SendOptions _defaults = defaults;
    private readonly bool _hasDefaultSource = !defaults.Source.IsDefault;

    /// <summary>Writes what the options ask for, and gives the space it takes: 0 when there is nothing to say.</summary>
    public int Write(Span<byte> control, in RemoteAddress remote, in SendOptions options) =>
        options.IsDefault && !_hasDefaultSource ? 0 : WriteOptions(control, remote, options);

    private int WriteOptions(Span<byte> control, in RemoteAddress remote, in SendOptions options)
    {
        bool isIPv4 = remote.IsIPv4;
        int level = isIPv4 ? IPPROTO_IP : IPPROTO_IPV6;
        int end = 0;
        LocalAddress source = options.SourceOver(_defaults, remote.AddressFamily);
        if (!source.IsDefault)
            end += isIPv4 ? WriteIPv4(control, source) : WriteIPv6(control, source);
        if (options.TrafficClassOver(_defaults) is { } trafficClass)
            end += ControlMessages.Write(control[end..], level, isIPv4 ? IP_TOS : IPV6_TCLASS, (int)trafficClass);
        if (options.HopLimit is { } hopLimit)
            end += ControlMessages.Write(control[end..], level, isIPv4 ? IP_TTL : IPV6_HOPLIMIT, (int)hopLimit);
        return end;
    }

    private static int WriteIPv4(Span<byte> control, in LocalAddress source)
    {
        var info = new in_pktinfo { ipi_ifindex = source.InterfaceIndex, ipi_spec_dst = source.Address.IPv4Bytes };
        return ControlMessages.Write(control, IPPROTO_IP, IP_PKTINFO, info);
    }

    private static int WriteIPv6(Span<byte> control, in LocalAddress source)
    {
        var info = new in6_pktinfo { ipi6_ifindex = source.InterfaceIndex != 0 ? (uint)source.InterfaceIndex : source.Address.ScopeId };
        if (source.AddressFamily == AddressFamily.InterNetworkV6)
            source.Address.WriteIPv6(info.ipi6_addr);
        return ControlMessages.Write(control, IPPROTO_IPV6, IPV6_PKTINFO, info);
    }
}
