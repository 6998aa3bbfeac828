using System.Runtime.CompilerServices;

namespace FastUdp.Messages;

/// <summary>Unsigned LEB128 of any length: what the reader and the writer leave to it is what takes more than a byte, or is wrong.</summary>
internal static class WireVarInt
{
    /// <summary>Reads a number in its shortest form.</summary>
    /// <returns>How many bytes it takes; 0 when there is none, and the fault says why.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Read(ReadOnlySpan<byte> source, ulong maxValue, out ulong value, ref WireFault fault)
    {
        value = 0;
        for (int index = 0; index < WireValue.MaxVarIntBytes; index++)
        {
            if (index == source.Length)
            {
                WireFault.Raise(out fault, WireFaultReason.Truncated, null, source.Length, index + 1);
                return 0;
            }

            // The tenth byte has room for one bit; a last byte of zero says nothing that a shorter form does not.
            byte next = source[index];
            if (index == WireValue.MaxVarIntBytes - 1 && next > 1)
                break;
            value |= (ulong)(next & 0x7F) << (7 * index);
            if (next >= 0x80)
                continue;
            if (next == 0 && index > 0)
                break;
            if (value <= maxValue)
                return index + 1;
            WireFault.Raise(out fault, WireFaultReason.OutOfRange, null, unchecked((long)value), unchecked((long)maxValue));
            return 0;
        }
        WireFault.Raise(out fault, WireFaultReason.BadVarInt, null, 0, 0);
        return 0;
    }

    /// <summary>Reads a count, and checks that it is within its maximum and that what is left can hold so many elements.</summary>
    /// <returns>How many bytes it takes; 0 when there is none, and the fault says why.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int ReadCount(ReadOnlySpan<byte> source, int maxCount, int minElementBytes, out int count, ref WireFault fault)
    {
        count = 0;
        int bytes = Read(source, ulong.MaxValue, out ulong value, ref fault);
        return bytes > 0 && TryAcceptCount(value, source.Length - bytes, maxCount, minElementBytes, out count, ref fault) ? bytes : 0;
    }

    /// <summary>Checks that a count is within its maximum and that what is left can hold so many elements.</summary>
    public static bool TryAcceptCount(ulong value, int rest, int maxCount, int minElementBytes, out int count, ref WireFault fault)
    {
        count = 0;
        if (value > (uint)maxCount)
            return WireFault.Raise(out fault, WireFaultReason.TooLong, null, (long)Math.Min(value, long.MaxValue), maxCount);
        long bytes = (long)value * minElementBytes;
        if (bytes > rest)
            return WireFault.Raise(out fault, WireFaultReason.Truncated, null, rest, bytes);
        count = (int)value;
        return true;
    }

    /// <summary>Writes a number that takes exactly the place.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Write(Span<byte> place, ulong value)
    {
        for (int index = 0; index < place.Length - 1; index++, value >>= 7)
            place[index] = (byte)(value | 0x80);
        place[^1] = (byte)value;
    }
}
