using System.Runtime.InteropServices;

namespace FastUdp.Capture;

/// <summary>
/// The checksum of IP and UDP (RFC 1071). It does not depend on the byte order it is computed in (section 2 B): bytes are summed as they lie
/// in memory, and the result is to be laid there the same way.
/// </summary>
internal static class InternetChecksum
{
    /// <summary>Adds bytes to a sum; all but the last are to be added in even numbers of bytes.</summary>
    public static ulong Add(ulong sum, ReadOnlySpan<byte> bytes)
    {
        // 64 KiB of 32-bit words do not come near the end of 64 bits.
        foreach (ulong word in MemoryMarshal.Cast<byte, ulong>(bytes))
            sum += (uint)word + (word >> 32);
        ulong rest = 0;
        bytes[^(bytes.Length % sizeof(ulong))..].CopyTo(MemoryMarshal.AsBytes(new Span<ulong>(ref rest)));
        return sum + (uint)rest + (rest >> 32);
    }

    /// <summary>The checksum of a sum.</summary>
    public static ushort Finish(ulong sum)
    {
        while (sum > ushort.MaxValue)
            sum = (sum & ushort.MaxValue) + (sum >> 16);
        return (ushort)~sum;
    }

    /// <summary>Lays a checksum where it belongs.</summary>
    public static void Write(Span<byte> destination, ushort checksum) => MemoryMarshal.Write(destination, checksum);
}
