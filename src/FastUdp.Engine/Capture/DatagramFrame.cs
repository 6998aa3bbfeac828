using System.Buffers;
using System.Buffers.Binary;

namespace FastUdp.Capture;

/// <summary>A datagram in a stream: its length as 16 bits, big-endian, then its bytes (RFC 4571 section 2).</summary>
internal readonly struct DatagramFrame : IRecordFormat
{
    public const int PrefixBytes = sizeof(ushort);

    public int HeaderBytes => PrefixBytes;

    public int Measure(ReadOnlySpan<byte> header, long offset) => PrefixBytes + BinaryPrimitives.ReadUInt16BigEndian(header);

    /// <summary>Writes one frame; whoever owns the writer flushes it.</summary>
    public static void Write(IBufferWriter<byte> destination, ReadOnlySpan<byte> datagram)
    {
        if (datagram.Length > ushort.MaxValue)
            throw new ArgumentException($"{datagram.Length:N0} bytes exceed the {ushort.MaxValue:N0} that a frame can hold.", nameof(datagram));
        Span<byte> frame = destination.GetSpan(PrefixBytes + datagram.Length);
        BinaryPrimitives.WriteUInt16BigEndian(frame, (ushort)datagram.Length);
        datagram.CopyTo(frame[PrefixBytes..]);
        destination.Advance(PrefixBytes + datagram.Length);
    }
}
