using System.Buffers.Binary;

namespace FastUdp.Capture;

/// <summary>The framing of pcapng blocks, and the byte order of the section at hand, which each section header sets anew.</summary>
internal sealed class PcapngFormat : IRecordFormat
{
    /// <summary>The longest block that is read: what holds it must be bounded, whatever a hostile file says.</summary>
    public const int MaxBlockBytes = 16 << 20;

    // The magic of the older format as it lies in a file, in microseconds and nanoseconds, in both byte orders.
    private static readonly uint[] ClassicMagics = [0xA1B2C3D4, 0xD4C3B2A1, 0xA1B23C4D, 0x4D3CB2A1];

    private bool _hasSection;

    public bool IsBigEndian { get; private set; }

    public int HeaderBytes => Pcapng.FrameBytes;

    public int Measure(ReadOnlySpan<byte> header, long offset)
    {
        uint type = ReadUInt32(header);
        if (type == Pcapng.SectionHeader)
            ReadByteOrder(header[Pcapng.HeaderBytes..], offset);
        else if (!_hasSection)
            throw ExplainBeginning(type, offset);

        uint length = ReadUInt32(header[sizeof(uint)..]);
        if (length is < Pcapng.FrameBytes or > MaxBlockBytes || length % sizeof(uint) != 0)
            throw new InvalidDataException(
                $"The block at offset {offset:N0} gives its length as {length:N0} bytes: it must be a multiple of 4 from {Pcapng.FrameBytes} to {MaxBlockBytes:N0}.");
        return (int)length;
    }

    public ushort ReadUInt16(ReadOnlySpan<byte> bytes) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    public uint ReadUInt32(ReadOnlySpan<byte> bytes) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    public long ReadInt64(ReadOnlySpan<byte> bytes) =>
        IsBigEndian ? BinaryPrimitives.ReadInt64BigEndian(bytes) : BinaryPrimitives.ReadInt64LittleEndian(bytes);

    private void ReadByteOrder(ReadOnlySpan<byte> magic, long offset)
    {
        IsBigEndian = BinaryPrimitives.ReadUInt32BigEndian(magic) == Pcapng.ByteOrderMagic;
        if (ReadUInt32(magic) != Pcapng.ByteOrderMagic)
            throw new InvalidDataException(
                $"The section at offset {offset:N0} has the byte-order magic 0x{ReadUInt32(magic):X8}: it must be 0x{Pcapng.ByteOrderMagic:X8}.");
        _hasSection = true;
    }

    private static InvalidDataException ExplainBeginning(uint type, long offset) => new(
        ClassicMagics.Contains(type)
            ? $"The magic 0x{type:X8} at offset {offset:N0} is that of a classic pcap file: convert it with 'editcap -F pcapng'."
            : $"The block at offset {offset:N0} has the type 0x{type:X8}: a capture begins with a section header, 0x{Pcapng.SectionHeader:X8}.");
}
