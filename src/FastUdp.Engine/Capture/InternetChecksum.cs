using System.Buffers.Binary;

namespace FastUdp.Capture;

/// <summary>
/// The checksum of IP and UDP (RFC 1071). It does not depend on the byte order it is computed in (section 2 B): sums and the result are of words
/// as they lie in memory on a little-endian machine, and are to be written so.
/// </summary>
internal static class InternetChecksum
{
    /// <summary>Adds bytes to a sum; all but the last are to be added in even numbers of bytes.</summary>
    public static ulong Add(ulong sum, ReadOnlySpan<byte> bytes)
    {
        // 64 KiB of 32-bit words do not come near the end of 64 bits.
        while (bytes.Length >= sizeof(ulong))
        {
            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            sum += (uint)word + (word >> 32);
            bytes = bytes[sizeof(ulong)..];
        }
        Span<byte> last = stackalloc byte[sizeof(ulong)];
        last.Clear();
        bytes.CopyTo(last);
        ulong rest = BinaryPrimitives.ReadUInt64LittleEndian(last);
        return sum + (uint)rest + (rest >> 32);
    }

    /// <summary>The checksum of a sum.</summary>
    public static ushort Finish(ulong sum)
    {
        while (sum > ushort.MaxValue)
            sum = (sum & ushort.MaxValue) + (sum >> 16);
        return (ushort)~sum;
    }
}
