using System.Buffers.Binary;

namespace FastUdp.Samples.Tests.Support;

/// <summary>
/// A capture file of UDP datagrams over IPv4, for programs that read such files: the classic form of libpcap, its packets
/// beginning at the IP header (LINKTYPE_RAW).
/// </summary>
internal static class PcapFile
{
    private const int HeaderBytes = 20 + 8;

    /// <summary>The file that holds one datagram to a port.</summary>
    public static byte[] Of(ReadOnlySpan<byte> payload, ushort port)
    {
        int length = HeaderBytes + payload.Length;
        byte[] file = new byte[24 + 16 + length];
        Span<byte> rest = file;
        Words(ref rest, 0xA1B2C3D4, 0x00020004, 0, 0, 65_535, 101);
        Words(ref rest, 0, 0, (uint)length, (uint)length);

        // Version 4, five words; time to live 64, UDP; from 127.0.0.1 to itself. The checksums are left out.
        Words(ref rest, 0x45000000 | (uint)length, 0, 0x40110000, 0x7F000001, 0x7F000001);
        Words(ref rest, ((uint)port << 16) | port, (uint)(8 + payload.Length) << 16);
        payload.CopyTo(rest);
        return file;
    }

    private static void Words(ref Span<byte> rest, params ReadOnlySpan<uint> words)
    {
        foreach (uint word in words)
        {
            BinaryPrimitives.WriteUInt32BigEndian(rest, word);
            rest = rest.Slice(4);
        }
    }
}
