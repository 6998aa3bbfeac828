using System.Buffers.Binary;

namespace FastUdp.Capture;

/// <summary>Reads a UDP datagram out of an IP packet. Total: whatever the bytes are, it gives a fate and reads none beyond them.</summary>
internal readonly struct UdpPacket
{
    public const int HeaderBytes = 8;
    public const int IPv4HeaderBytes = 20;
    public const int IPv6HeaderBytes = 40;
    public const byte Protocol = 17;

    private const int MoreFragments = 0x2000;
    private const int FragmentOffset = 0x1FFF;

    // IPv6 extension headers that may stand before UDP (RFC 8200 section 4), and the one that makes a fragment.
    private const byte HopByHop = 0;
    private const byte Routing = 43;
    private const byte FragmentHeader = 44;
    private const byte DestinationOptions = 60;

    private UdpPacket(in RemoteAddress source, in RemoteAddress destination, int payloadOffset, int payloadBytes)
    {
        Source = source;
        Destination = destination;
        PayloadOffset = payloadOffset;
        PayloadBytes = payloadBytes;
    }

    public RemoteAddress Source { get; }

    public RemoteAddress Destination { get; }

    /// <summary>Where the payload begins; it may be at the end of what was captured.</summary>
    public int PayloadOffset { get; }

    /// <summary>How long the payload is by the UDP header; the capture may hold less of it.</summary>
    public int PayloadBytes { get; }

    /// <param name="packet">The packet from its IP header on, as far as it was captured.</param>
    /// <param name="read">What was read of a datagram.</param>
    public static PacketFate Read(ReadOnlySpan<byte> packet, out UdpPacket read)
    {
        read = default;
        int version = packet.IsEmpty ? 0 : packet[0] >> 4;
        return version switch
        {
            4 => ReadIPv4(packet, out read),
            6 => ReadIPv6(packet, out read),
            _ => packet.IsEmpty ? PacketFate.Malformed : PacketFate.NotUdp,
        };
    }

    private static PacketFate ReadIPv4(ReadOnlySpan<byte> packet, out UdpPacket read)
    {
        read = default;
        int headerBytes = (packet[0] & 0xF) * 4;
        if (headerBytes < IPv4HeaderBytes || packet.Length < headerBytes)
            return PacketFate.Malformed;
        if (packet[9] != Protocol)
            return PacketFate.NotUdp;
        if ((BinaryPrimitives.ReadUInt16BigEndian(packet[6..]) & (MoreFragments | FragmentOffset)) != 0)
            return PacketFate.Fragment;

        // 0 where the network card was to cut the packet: then the UDP header alone tells.
        int total = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        if (!TryReadUdp(packet, headerBytes, total == 0 ? ushort.MaxValue : total, out int sourcePort, out int destinationPort, out int length))
            return PacketFate.Malformed;
        read = new UdpPacket(
            RemoteAddress.FromIPv4(packet.Slice(12, 4), (ushort)sourcePort),
            RemoteAddress.FromIPv4(packet.Slice(16, 4), (ushort)destinationPort),
            headerBytes + HeaderBytes,
            length);
        return PacketFate.Datagram;
    }

    private static PacketFate ReadIPv6(ReadOnlySpan<byte> packet, out UdpPacket read)
    {
        read = default;
        if (packet.Length < IPv6HeaderBytes)
            return PacketFate.Malformed;
        PacketFate fate = SkipExtensions(packet, out int offset);
        if (fate != PacketFate.Datagram)
            return fate;
        int carried = BinaryPrimitives.ReadUInt16BigEndian(packet[4..]);
        int total = IPv6HeaderBytes + (carried == 0 ? ushort.MaxValue : carried);
        if (!TryReadUdp(packet, offset, total, out int sourcePort, out int destinationPort, out int length))
            return PacketFate.Malformed;
        read = new UdpPacket(
            RemoteAddress.FromIPv6(packet.Slice(8, 16), 0, (ushort)sourcePort),
            RemoteAddress.FromIPv6(packet.Slice(24, 16), 0, (ushort)destinationPort),
            offset + HeaderBytes,
            length);
        return PacketFate.Datagram;
    }

    /// <summary>Steps over the extension headers; each is longer than nothing, so that this ends.</summary>
    private static PacketFate SkipExtensions(ReadOnlySpan<byte> packet, out int offset)
    {
        offset = IPv6HeaderBytes;
        byte next = packet[6];
        while (next is HopByHop or Routing or DestinationOptions)
        {
            if (packet.Length < offset + 8)
                return PacketFate.Malformed;
            next = packet[offset];
            offset += (packet[offset + 1] + 1) * 8;
        }
        return next switch
        {
            Protocol => PacketFate.Datagram,
            FragmentHeader => PacketFate.Fragment,
            _ => PacketFate.NotUdp,
        };
    }

    /// <param name="packet">The packet.</param>
    /// <param name="offset">Where its UDP header begins.</param>
    /// <param name="totalBytes">The length the IP header gives the packet.</param>
    /// <param name="sourcePort">The source port.</param>
    /// <param name="destinationPort">The destination port.</param>
    /// <param name="payloadBytes">The length of the payload.</param>
    private static bool TryReadUdp(
        ReadOnlySpan<byte> packet, int offset, int totalBytes, out int sourcePort, out int destinationPort, out int payloadBytes)
    {
        sourcePort = destinationPort = payloadBytes = 0;
        if (packet.Length < offset + HeaderBytes)
            return false;
        ReadOnlySpan<byte> header = packet.Slice(offset, HeaderBytes);
        sourcePort = BinaryPrimitives.ReadUInt16BigEndian(header);
        destinationPort = BinaryPrimitives.ReadUInt16BigEndian(header[2..]);
        payloadBytes = BinaryPrimitives.ReadUInt16BigEndian(header[4..]) - HeaderBytes;
        return payloadBytes >= 0 && offset + HeaderBytes + payloadBytes <= totalBytes;
    }
}
