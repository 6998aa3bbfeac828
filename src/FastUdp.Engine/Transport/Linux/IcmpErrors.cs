using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Transport.Linux;

/// <summary>What the types and codes of ICMP mean for a datagram (RFC 792, RFC 1812 section 5.2.7.1, RFC 4443).</summary>
internal static class IcmpErrors
{
    public static NetworkErrorKind Classify(byte origin, byte type, byte code) => (origin, type) switch
    {
        (SO_EE_ORIGIN_ICMP, ICMP_DEST_UNREACH) => ClassifyUnreachable(code),
        (SO_EE_ORIGIN_ICMP6, ICMPV6_DEST_UNREACH) => ClassifyUnreachableV6(code),
        (SO_EE_ORIGIN_ICMP6, ICMPV6_PKT_TOOBIG) => NetworkErrorKind.TooLong,

        // Code 1 is about fragments that did not come together in time.
        (SO_EE_ORIGIN_ICMP, ICMP_TIME_EXCEEDED) or (SO_EE_ORIGIN_ICMP6, ICMPV6_TIME_EXCEED) when code == 0 => NetworkErrorKind.HopLimitExceeded,
        _ => NetworkErrorKind.Other,
    };

    private static NetworkErrorKind ClassifyUnreachable(byte code) => code switch
    {
        0 or 6 or 11 => NetworkErrorKind.NetworkUnreachable,
        1 or 7 or 8 or 12 => NetworkErrorKind.HostUnreachable,
        3 => NetworkErrorKind.PortUnreachable,
        4 => NetworkErrorKind.TooLong,
        9 or 10 or 13 or 14 or 15 => NetworkErrorKind.Prohibited,
        _ => NetworkErrorKind.Other, // 2, the protocol, and 5, a source route that failed.
    };

    private static NetworkErrorKind ClassifyUnreachableV6(byte code) => code switch
    {
        0 or 2 => NetworkErrorKind.NetworkUnreachable,
        3 => NetworkErrorKind.HostUnreachable,
        4 => NetworkErrorKind.PortUnreachable,
        1 or 5 or 6 => NetworkErrorKind.Prohibited,
        _ => NetworkErrorKind.Other,
    };
}
