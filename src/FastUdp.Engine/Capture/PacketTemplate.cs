using System.Buffers.Binary;

namespace FastUdp.Capture;

/// <summary>
/// An enhanced packet block with the headers of a UDP datagram, for all datagrams of one run and length: what they have in common is made
/// once and copied, so that each costs its payload and that payload's checksum.
/// </summary>
/// <remarks>
/// The engine never sees IP headers, so these are made up around what is known: an IPv4 packet is whole and never to be fragmented (RFC 6864
/// section 4.1: then its identification means nothing), and checksums are right. A payload that was cut has no UDP checksum.
/// </remarks>
internal readonly ref struct PacketTemplate
{
    /// <summary>Room for any template.</summary>
    public const int MaxHeaderBytes = BlockHeaderBytes + UdpPacket.IPv6HeaderBytes + UdpPacket.HeaderBytes;

    // Type, length, interface, time in two halves, captured length, original length.
    private const int BlockHeaderBytes = 28;

    // The flags with their header, the end of the options, the length.
    private const int TrailerBytes = 16;

    private const ushort DontFragment = 0x4000;

    private readonly Span<byte> _headers;
    private readonly uint _direction;
    private readonly ulong _udpSum;
    private readonly bool _hasChecksum;

    /// <param name="memory">Where it is made: <see cref="MaxHeaderBytes"/>.</param>
    /// <param name="run">What the datagrams are of.</param>
    /// <param name="length">The length of each payload in bytes.</param>
    public PacketTemplate(Span<byte> memory, in CapturedRun run, int length)
    {
        int ipBytes = run.Source.IsIPv4 ? UdpPacket.IPv4HeaderBytes : UdpPacket.IPv6HeaderBytes;
        _headers = memory[..(BlockHeaderBytes + ipBytes + UdpPacket.HeaderBytes)];
        _headers.Clear();
        _direction = (uint)run.Direction;
        PayloadBytes = length;
        BlockBytes = MeasureBlock(run.Source.IsIPv4, length);

        int original = Math.Max(run.OriginalLength, length);
        _hasChecksum = original == length;
        WriteBlockHeader(run, original - length);
        Span<byte> ip = _headers[BlockHeaderBytes..];
        Span<byte> udp = ip[ipBytes..];
        ulong addressSum = run.Source.IsIPv4 ? WriteIPv4(ip, run, original) : WriteIPv6(ip, run, original);
        BinaryPrimitives.WriteUInt16BigEndian(udp, (ushort)run.Source.Port);
        BinaryPrimitives.WriteUInt16BigEndian(udp[2..], (ushort)run.Destination.Port);
        BinaryPrimitives.WriteUInt16BigEndian(udp[4..], (ushort)(UdpPacket.HeaderBytes + original));

        // The pseudo header (RFC 768, RFC 8200 section 8.1): addresses, protocol and length, the last two as 16 bits, big-endian.
        Span<byte> rest = [0, UdpPacket.Protocol, udp[4], udp[5]];
        _udpSum = InternetChecksum.Add(InternetChecksum.Add(addressSum, rest), udp[..UdpPacket.HeaderBytes]);
    }

    public int PayloadBytes { get; }

    /// <summary>The length of each block in bytes.</summary>
    public int BlockBytes { get; }

    public static int MeasureBlock(bool isIPv4, int length) =>
        BlockHeaderBytes + Pcapng.Pad((isIPv4 ? UdpPacket.IPv4HeaderBytes : UdpPacket.IPv6HeaderBytes) + UdpPacket.HeaderBytes + length) + TrailerBytes;

    /// <summary>Writes the block of one datagram, at the beginning of the destination.</summary>
    public void Write(Span<byte> destination, ReadOnlySpan<byte> payload)
    {
        Span<byte> block = destination[..BlockBytes];
        _headers.CopyTo(block);
        payload.CopyTo(block[_headers.Length..]);
        if (_hasChecksum)
            InternetChecksum.Write(block[(_headers.Length - sizeof(ushort))..], Checksum(payload));

        int end = _headers.Length + payload.Length;
        block[end..^TrailerBytes].Clear();
        Span<byte> trailer = block[^TrailerBytes..];
        BinaryPrimitives.WriteUInt16LittleEndian(trailer, Pcapng.PacketFlags);
        BinaryPrimitives.WriteUInt16LittleEndian(trailer[2..], sizeof(uint));
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], _direction);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[8..], Pcapng.EndOfOptions);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[12..], (uint)BlockBytes);
    }

    /// <summary>0 would mean that there is none (RFC 768).</summary>
    private ushort Checksum(ReadOnlySpan<byte> payload)
    {
        ushort checksum = InternetChecksum.Finish(InternetChecksum.Add(_udpSum, payload));
        return checksum == 0 ? ushort.MaxValue : checksum;
    }

    private void WriteBlockHeader(in CapturedRun run, int cutBytes)
    {
        uint captured = (uint)(_headers.Length - BlockHeaderBytes + PayloadBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(_headers, Pcapng.EnhancedPacket);
        BinaryPrimitives.WriteUInt32LittleEndian(_headers[4..], (uint)BlockBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(_headers[8..], (uint)run.InterfaceIndex);
        BinaryPrimitives.WriteUInt32LittleEndian(_headers[12..], (uint)(run.UnixNanoseconds >> 32));
        BinaryPrimitives.WriteUInt32LittleEndian(_headers[16..], (uint)run.UnixNanoseconds);
        BinaryPrimitives.WriteUInt32LittleEndian(_headers[20..], captured);
        BinaryPrimitives.WriteUInt32LittleEndian(_headers[24..], captured + (uint)cutBytes);
    }

    /// <summary>RFC 791 section 3.1; gives the sum of the addresses.</summary>
    private static ulong WriteIPv4(Span<byte> ip, in CapturedRun run, int payloadBytes)
    {
        ip = ip[..UdpPacket.IPv4HeaderBytes];
        ip[0] = 0x45;
        ip[1] = run.TrafficClass;
        BinaryPrimitives.WriteUInt16BigEndian(ip[2..], (ushort)(ip.Length + UdpPacket.HeaderBytes + payloadBytes));
        BinaryPrimitives.WriteUInt16BigEndian(ip[6..], DontFragment);
        ip[8] = run.HopLimit;
        ip[9] = UdpPacket.Protocol;
        run.Source.WriteIPv4(ip[12..]);
        run.Destination.WriteIPv4(ip[16..]);
        InternetChecksum.Write(ip[10..], InternetChecksum.Finish(InternetChecksum.Add(0, ip)));
        return InternetChecksum.Add(0, ip[12..]);
    }

    /// <summary>RFC 8200 section 3; gives the sum of the addresses.</summary>
    private static ulong WriteIPv6(Span<byte> ip, in CapturedRun run, int payloadBytes)
    {
        ip = ip[..UdpPacket.IPv6HeaderBytes];
        BinaryPrimitives.WriteUInt32BigEndian(ip, (6u << 28) | ((uint)run.TrafficClass << 20));
        BinaryPrimitives.WriteUInt16BigEndian(ip[4..], (ushort)(UdpPacket.HeaderBytes + payloadBytes));
        ip[6] = UdpPacket.Protocol;
        ip[7] = run.HopLimit;
        run.Source.WriteIPv6(ip[8..]);
        run.Destination.WriteIPv6(ip[24..]);
        return InternetChecksum.Add(0, ip[8..]);
    }
}
