using System.Net.Sockets;

namespace FastUdp;

/// <summary>The sizes UDP itself sets, in bytes of payload.</summary>
public static class UdpLimits
{
    /// <summary>The largest payload over IPv4: 65,535 less a 20-byte IP and an 8-byte UDP header (RFC 791, RFC 768).</summary>
    public const int MaxIPv4PayloadBytes = 65_507;

    /// <summary>
    /// The largest payload over IPv6 without jumbograms: 65,535 less the 8-byte UDP header (RFC 8200 section 3: the
    /// length field does not count the IP header).
    /// </summary>
    public const int MaxIPv6PayloadBytes = 65_527;

    // What stands before the payload: the IP header without options (RFC 791, RFC 8200) and the 8 bytes of UDP.
    internal const int IPv4HeaderBytes = 28;
    internal const int IPv6HeaderBytes = 48;

    internal static int MaxPayloadBytes(AddressFamily family) =>
        family == AddressFamily.InterNetwork ? MaxIPv4PayloadBytes : MaxIPv6PayloadBytes;

    /// <summary>The bytes of the IP and the UDP header, without options.</summary>
    internal static int HeaderBytes(AddressFamily family) => family == AddressFamily.InterNetwork ? IPv4HeaderBytes : IPv6HeaderBytes;

    internal static string FamilyName(AddressFamily family) => family == AddressFamily.InterNetwork ? "IPv4" : "IPv6";
}
