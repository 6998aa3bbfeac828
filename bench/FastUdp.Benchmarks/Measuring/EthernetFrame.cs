namespace FastUdp.Benchmarks.Measuring;

/// <summary>What a UDP datagram over IPv4 takes of an Ethernet (IEEE 802.3, without a VLAN tag), and so how many a second a rate carries.</summary>
internal static class EthernetFrame
{
    /// <summary>The payload of the shortest frame: a shorter one is padded, and takes as much.</summary>
    public const int LeastPayloadBytes = LeastFrameBytes - HeaderBytes - CheckBytes - IPv4Bytes - UdpBytes;

    // With header and check sequence.
    private const int LeastFrameBytes = 64;

    private const int HeaderBytes = 14;
    private const int CheckBytes = 4;
    private const int IPv4Bytes = 20;
    private const int UdpBytes = 8;

    // Before each frame its preamble with the delimiter, after it a gap of at least twelve bytes' time.
    private const int PreambleBytes = 8;
    private const int GapBytes = 12;

    /// <summary>The bytes' time that one datagram takes of the wire; it must not be longer than a frame.</summary>
    public static int WireBytes(int payloadBytes)
    {
        int frame = HeaderBytes + IPv4Bytes + UdpBytes + payloadBytes + CheckBytes;
        return PreambleBytes + Math.Max(frame, LeastFrameBytes) + GapBytes;
    }

    /// <summary>How many datagrams a second fill a rate.</summary>
    public static double DatagramsPerSecond(double bitsPerSecond, int payloadBytes) => bitsPerSecond / (8.0 * WireBytes(payloadBytes));
}
