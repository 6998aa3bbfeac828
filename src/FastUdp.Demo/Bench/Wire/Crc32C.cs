using System.Buffers.Binary;
using System.Numerics;

namespace FastUdp.Demo.Bench.Wire;

/// <summary>
/// CRC-32C (Castagnoli, RFC 3385): the one that processors have an instruction for, eight bytes in three cycles.
/// </summary>
/// <remarks>A state goes from <see cref="Start"/> through what is added to <see cref="End"/>.</remarks>
internal static class Crc32C
{
    /// <summary>The state before the first byte.</summary>
    public const uint Start = uint.MaxValue;

    public static uint Add(uint state, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }
        foreach (byte last in bytes)
            state = BitOperations.Crc32C(state, last);
        return state;
    }

    /// <summary>Adds eight bytes, the lowest first.</summary>
    public static uint Add(uint state, ulong eightBytes) => BitOperations.Crc32C(state, eightBytes);

    /// <summary>The checksum of all that was added.</summary>
    public static uint End(uint state) => ~state;
}
