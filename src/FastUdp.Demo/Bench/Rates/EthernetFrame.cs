namespace FastUdp.Demo.Bench.Rates;

/// <summary>
/// What a UDP datagram takes of an Ethernet (IEEE 802.3, without a VLAN tag), its preamble and the gap after it included: the bits a line is
/// rated by. A datagram that is longer than a packet is counted with all its fragments (RFC 791 section 3.2, RFC 8200 section 4.5).
/// </summary>
internal static class EthernetFrame
{
    /// <summary>The payload of the shortest frame over IPv4: a shorter one is padded, and takes as much.</summary>
    public const int LeastPayloadBytes = LeastFrameBytes - HeaderBytes - CheckBytes - IPv4Bytes - UdpBytes;

    /// <summary>What a packet may be long on an ordinary Ethernet.</summary>
    public const int UsualMtuBytes = 1_500;

    // With header and check sequence.
    private const int LeastFrameBytes = 64;

    private const int HeaderBytes = 14;
    private const int CheckBytes = 4;
    private const int IPv4Bytes = 20;
    private const int IPv6Bytes = 40;
    private const int IPv6FragmentBytes = 8;
    private const int UdpBytes = 8;

    // Fragments are cut at multiples of it, but for the last.
    private const int FragmentUnitBytes = 8;

    // Before each frame its preamble with the delimiter, after it a gap of at least twelve bytes' time.
    private const int PreambleBytes = 8;
    private const int GapBytes = 12;

    /// <summary>The bytes' time that one datagram takes of the wire, in as many frames as it needs.</summary>
    /// <param name="payloadBytes">0 to 65,527.</param>
    /// <param name="isIPv6">The IP version.</param>
    /// <param name="mtuBytes">What a packet may be long; at least 68, which every IPv4 link carries (RFC 791).</param>
    public static int WireBytes(int payloadBytes, bool isIPv6 = false, int mtuBytes = UsualMtuBytes)
    {
        int ipBytes = isIPv6 ? IPv6Bytes : IPv4Bytes;
        int left = UdpBytes + payloadBytes;
        if (ipBytes + left <= mtuBytes)
            return FrameTime(ipBytes + left);
        int headers = isIPv6 ? IPv6Bytes + IPv6FragmentBytes : IPv4Bytes;
        int most = (mtuBytes - headers) / FragmentUnitBytes * FragmentUnitBytes;
        int whole = (left - 1) / most;
        return (whole * FrameTime(headers + most)) + FrameTime(headers + left - (whole * most));
    }

    /// <summary>How many datagrams a second fill a rate.</summary>
    public static double DatagramsPerSecond(double bitsPerSecond, int payloadBytes) => bitsPerSecond / (8.0 * WireBytes(payloadBytes));

    private static int FrameTime(int packetBytes) =>
        PreambleBytes + Math.Max(HeaderBytes + packetBytes + CheckBytes, LeastFrameBytes) + GapBytes;
}
