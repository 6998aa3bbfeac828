using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FastUdp.Messages;

/// <summary>Arrays of numbers in one move: a copy, and where the machine's byte order is the other, a reversal in place. Generated code uses it.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public static class WireBulk
{
    /// <summary>Writes numbers of 1, 2, 4, 8 or 16 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<T>(ReadOnlySpan<T> items, Span<byte> destination, ByteOrder order)
        where T : unmanaged
    {
        MemoryMarshal.AsBytes(items).CopyTo(destination);
        if (IsForeign(order))
            Reverse(destination.Slice(0, items.Length * Unsafe.SizeOf<T>()), Unsafe.SizeOf<T>());
    }

    /// <summary>Reads numbers of 1, 2, 4, 8 or 16 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Read<T>(ReadOnlySpan<byte> source, Span<T> items, ByteOrder order)
        where T : unmanaged
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(items);
        source.Slice(0, bytes.Length).CopyTo(bytes);
        if (IsForeign(order))
            Reverse(bytes, Unsafe.SizeOf<T>());
    }

    /// <summary>Reads an array of numbers of 1, 2, 4, 8 or 16 bytes that fills the source; an empty one is not allocated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T[] ReadArray<T>(ReadOnlySpan<byte> source, ByteOrder order)
        where T : unmanaged
    {
        T[] items = MemoryMarshal.Cast<byte, T>(source).ToArray();
        if (IsForeign(order))
            Reverse(MemoryMarshal.AsBytes(items.AsSpan()), Unsafe.SizeOf<T>());
        return items;
    }

    /// <summary>
    /// Whether a struct lies in memory as on the wire: its bytes are those of its fields, and the machine is little-endian.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWireLayout<T>(int wireSize)
        where T : struct => BitConverter.IsLittleEndian && Unsafe.SizeOf<T>() == wireSize;

    private static bool IsForeign(ByteOrder order) => (order == ByteOrder.LittleEndian) != BitConverter.IsLittleEndian;

    private static void Reverse(Span<byte> bytes, int elementBytes)
    {
        for (; elementBytes > 1 && bytes.Length >= elementBytes; bytes = bytes.Slice(elementBytes))
            bytes.Slice(0, elementBytes).Reverse();
    }
}
