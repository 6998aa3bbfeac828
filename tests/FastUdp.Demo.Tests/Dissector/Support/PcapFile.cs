using System.Buffers.Binary;

namespace FastUdp.Demo.Tests.Dissector.Support;

/// <summary>
/// Writes datagrams as a capture file: the classic format of libpcap, with packets that begin at their IPv4 header
/// (LINKTYPE_RAW).
/// </summary>
internal static class PcapFile
{
    private const int IPv4HeaderBytes = 20;
    private const int UdpHeaderBytes = 8;
    private const int LinkTypeRaw = 101;

    /// <param name="path">The file.</param>
    /// <param name="port">The port they were sent to.</param>
    /// <param name="payloads">The datagrams.</param>
    /// <param name="mostBytes">How much of each packet the capture kept.</param>
    public static void Write(string path, ushort port, IEnumerable<byte[]> payloads, int mostBytes = ushort.MaxValue)
    {
        using var file = new BinaryWriter(File.Create(path));
        file.Write(0xA1B2C3D4);
        file.Write((ushort)2);
        file.Write((ushort)4);
        file.Write(0L);
        file.Write(mostBytes);
        file.Write(LinkTypeRaw);
        foreach (byte[] payload in payloads)
        {
            byte[] packet = [.. Header(port, payload.Length), .. payload];
            int kept = Math.Min(packet.Length, mostBytes);
            file.Write(0L);
            file.Write(kept);
            file.Write(packet.Length);
            file.Write(packet.AsSpan(0, kept));
        }
    }

    /// <summary>RFC 791 and RFC 768, from and to 127.0.0.1; a UDP checksum of 0 is none.</summary>
    private static byte[] Header(ushort port, int payloadBytes)
    {
        byte[] header = new byte[IPv4HeaderBytes + UdpHeaderBytes];
        header[0] = 0x45;
        header[8] = 64;
        header[9] = 17;
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)(header.Length + payloadBytes));
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(12), 0x7F000001);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(16), 0x7F000001);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(20), port);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(22), port);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(24), (ushort)(UdpHeaderBytes + payloadBytes));
        return header;
    }
}
