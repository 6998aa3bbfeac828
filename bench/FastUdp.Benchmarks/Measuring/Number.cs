using System.Buffers.Binary;

namespace FastUdp.Benchmarks.Measuring;

/// <summary>The number of a datagram: its first eight bytes, as in the C programs. 32 bits would overflow in minutes.</summary>
internal static class Number
{
    public const int Bytes = sizeof(ulong);

    public static ulong Read(ReadOnlySpan<byte> payload) => BinaryPrimitives.ReadUInt64LittleEndian(payload);

    public static void Write(Span<byte> payload, ulong number) => BinaryPrimitives.WriteUInt64LittleEndian(payload, number);
}
