using System.Runtime.InteropServices;
using FastUdp.Benchmarks.Subjects.Codec.Messages;

namespace FastUdp.Benchmarks.Subjects.Codec.Handwritten;

/// <summary>
/// The fixed message by hand: an identifier, then the struct as it lies in memory, which on a little-endian machine is
/// its wire form. Nothing that <see cref="MemoryMarshal"/> and <c>BinaryPrimitives</c> offer is faster.
/// </summary>
/// <remarks>It checks what the generated code checks: the room, the length, the identifier.</remarks>
internal readonly struct HandwrittenFixed : IHandwritten<FixedMessage>
{
    private const byte Identifier = 1;
    private const int WireBytes = 25;

    public static bool TryWrite(in FixedMessage message, Span<byte> destination, out int written)
    {
        if (destination.Length < WireBytes)
        {
            written = 0;
            return false;
        }
        destination[0] = Identifier;
        MemoryMarshal.Write(destination.Slice(1), message);
        written = WireBytes;
        return true;
    }

    public static bool TryRead(ReadOnlySpan<byte> source, out FixedMessage message)
    {
        if (source.Length < WireBytes || source[0] != Identifier)
        {
            message = default;
            return false;
        }
        message = MemoryMarshal.Read<FixedMessage>(source.Slice(1));
        return true;
    }
}
