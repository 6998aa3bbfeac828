using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace FastUdp.Messages;

/// <summary>Groups of bit fields, and the numbers in them. Generated code uses it.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public static class WireBits
{
    /// <summary>Reads a group of 1 to 8 bytes, the first the least significant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ReadLittleEndian(ReadOnlySpan<byte> group)
    {
        ulong bits = 0;
        for (int index = group.Length - 1; index >= 0; index--)
            bits = (bits << 8) | group[index];
        return bits;
    }

    /// <summary>Reads a group of 1 to 8 bytes, the first the most significant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ReadBigEndian(ReadOnlySpan<byte> group)
    {
        ulong bits = 0;
        foreach (byte next in group)
            bits = (bits << 8) | next;
        return bits;
    }

    /// <summary>Writes a group of 1 to 8 bytes, the first the least significant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteLittleEndian(Span<byte> group, ulong bits)
    {
        for (int index = 0; index < group.Length; index++, bits >>= 8)
            group[index] = (byte)bits;
    }

    /// <summary>Writes a group of 1 to 8 bytes, the first the most significant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteBigEndian(Span<byte> group, ulong bits)
    {
        for (int index = group.Length - 1; index >= 0; index--, bits >>= 8)
            group[index] = (byte)bits;
    }

    /// <summary>The number in the lower bits, its highest bit the sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long SignExtend(ulong bits, int width) => (long)(bits << (64 - width)) >> (64 - width);

    /// <summary>Whether an unsigned number fits into so many bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Fits(ulong value, int width) => width == 64 || value >> width == 0;

    /// <summary>Whether a signed number fits into so many bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool FitsSigned(long value, int width) => SignExtend((ulong)value, width) == value;

    /// <summary>The number of the step nearest to a value.</summary>
    /// <returns>False for a value more than half a step outside the range, unless it is clamped, and for NaN.</returns>
    public static bool TryQuantize(double value, double min, double max, double precision, bool clamps, out ulong step)
    {
        bool isInside = value >= min - (precision / 2) && value <= max + (precision / 2);
        if (!isInside && (!clamps || double.IsNaN(value)))
        {
            step = 0;
            return false;
        }
        step = (ulong)Math.Round((Math.Clamp(value, min, max) - min) / precision);
        return true;
    }

    /// <summary>The value of a step; the last one is the maximum, wherever the grid ends.</summary>
    public static double Dequantize(ulong step, double min, double max, double precision) =>
        Math.Min(max, min + (step * precision));
}
