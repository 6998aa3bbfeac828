using System.Buffers.Binary;

namespace FastUdp.Engine.Tests.Capture;

/// <summary>Writes pcapng by hand, in either byte order, right or wrong, as a foreign program might.</summary>
internal sealed class PcapngFile(bool isBigEndian = false)
{
    private readonly List<byte> _bytes = [];

    public byte[] Bytes => [.. _bytes];

    public PcapngFile Section(ushort major = 1) =>
        Block(0x0A0D0D0A, [.. U32(0x1A2B3C4D), .. U16(major), .. U16(0), .. U32(uint.MaxValue), .. U32(uint.MaxValue)]);

    public PcapngFile Interface(ushort linkType, byte? resolution = null, long? offsetSeconds = null, uint snap = 0)
    {
        byte[] options = [];
        if (resolution is { } units)
            options = [.. options, .. U16(9), .. U16(1), units, 0, 0, 0];
        if (offsetSeconds is { } seconds)
            options = [.. options, .. U16(14), .. U16(8), .. U64((ulong)seconds)];
        return Block(1, [.. U16(linkType), .. U16(0), .. U32(snap), .. options]);
    }

    public PcapngFile Packet(byte[] packet, ulong time = 0, uint interfaceIndex = 0, uint? flags = null, uint? captured = null)
    {
        byte[] options = flags is { } bits ? [.. U16(1), .. U16(2), 65, 66, 0, 0, .. U16(2), .. U16(4), .. U32(bits), .. U32(0)] : [];
        return Block(6, [
            .. U32(interfaceIndex), .. U32((uint)(time >> 32)), .. U32((uint)time), .. U32(captured ?? (uint)packet.Length), .. U32((uint)packet.Length),
            .. packet, .. new byte[-packet.Length & 3], .. options]);
    }

    public PcapngFile SimplePacket(byte[] packet, int kept) =>
        Block(3, [.. U32((uint)packet.Length), .. packet[..kept], .. new byte[-kept & 3]]);

    public PcapngFile Block(uint type, byte[] body, uint? length = null, uint? repeated = null)
    {
        uint total = length ?? (uint)(12 + body.Length);
        _bytes.AddRange([.. U32(type), .. U32(total), .. body, .. U32(repeated ?? total)]);
        return this;
    }

    /// <summary>An IPv4 packet with a UDP datagram from 10.0.0.1:1000 to 10.0.0.2:2000, without checksums.</summary>
    public static byte[] IPv4(byte[] payload, byte protocol = 17, ushort fragment = 0, int? udpLength = null, int options = 0)
    {
        var header = new byte[20 + options];
        header[0] = (byte)(0x45 + (options / 4));
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)(header.Length + 8 + payload.Length));
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(6), fragment);
        header[9] = protocol;
        byte[] addresses = [10, 0, 0, 1, 10, 0, 0, 2];
        addresses.CopyTo(header, 12);
        return [.. header, .. Udp(payload, udpLength)];
    }

    /// <summary>The same over IPv6, from fd00::1 to fd00::2.</summary>
    public static byte[] IPv6(byte[] payload, byte next = 17, byte[]? extensions = null)
    {
        extensions ??= [];
        var header = new byte[40];
        header[0] = 0x60;
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(4), (ushort)(extensions.Length + 8 + payload.Length));
        header[6] = next;
        header[8] = header[24] = 0xFD;
        header[23] = 1;
        header[39] = 2;
        return [.. header, .. extensions, .. Udp(payload, null)];
    }

    private static byte[] Udp(byte[] payload, int? length)
    {
        byte[] header = [0x03, 0xE8, 0x07, 0xD0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(4), (ushort)(length ?? (8 + payload.Length)));
        return [.. header, .. payload];
    }

    private byte[] U16(ushort value) => InOrder(BitConverter.GetBytes(value));

    private byte[] U32(uint value) => InOrder(BitConverter.GetBytes(value));

    private byte[] U64(ulong value) => InOrder(BitConverter.GetBytes(value));

    private byte[] InOrder(byte[] bytes)
    {
        if (BitConverter.IsLittleEndian == isBigEndian)
            Array.Reverse(bytes);
        return bytes;
    }
}
