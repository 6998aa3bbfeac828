using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace FastUdp.Capture;

/// <summary>Writes pcapng blocks into a buffer, little-endian. Knows nothing of files, threads or flushing.</summary>
internal static class PcapngWriter
{
    private const string Application = "FastUdp";

    // 10 to the power of -9: nanoseconds.
    private const byte NanosecondResolution = 9;

    /// <summary>Begins a section: a capture begins with one.</summary>
    public static void WriteSection(IBufferWriter<byte> destination)
    {
        Span<byte> body = stackalloc byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(body, Pcapng.ByteOrderMagic);
        BinaryPrimitives.WriteUInt16LittleEndian(body[4..], Pcapng.MajorVersion);
        BinaryPrimitives.WriteInt64LittleEndian(body[8..], -1);
        WriteBlock(destination, Pcapng.SectionHeader, body, Pcapng.SectionApplication, Encoding.UTF8.GetBytes(Application), []);
    }

    /// <summary>Describes the next interface, whose packets begin at their IP header and are timed in nanoseconds.</summary>
    public static void WriteInterface(IBufferWriter<byte> destination, string name)
    {
        Span<byte> body = stackalloc byte[8];
        body.Clear();
        BinaryPrimitives.WriteUInt16LittleEndian(body, Pcapng.LinkRaw);
        ReadOnlySpan<byte> resolution = [(byte)Pcapng.InterfaceResolution, 0, 1, 0, NanosecondResolution, 0, 0, 0];
        WriteBlock(destination, Pcapng.InterfaceDescription, body, Pcapng.InterfaceName, Encoding.UTF8.GetBytes(name), resolution);
    }

    /// <summary>Writes a packet for each datagram of a run; gives the bytes.</summary>
    public static long WritePackets(IBufferWriter<byte> destination, in CapturedRun run)
    {
        Span<byte> memory = stackalloc byte[PacketTemplate.MaxHeaderBytes];
        int last = run.Payload.Length - ((run.DatagramCount - 1) * run.Stride);
        ReadOnlySpan<byte> equal = run.Payload[..^last];
        long written = 0;
        if (!equal.IsEmpty)
            written += WritePackets(destination, new PacketTemplate(memory, run, run.Stride), equal);
        return written + WritePackets(destination, new PacketTemplate(memory, run, last), run.Payload[^last..]);
    }

    /// <summary>Writes datagrams of one length, as many at a time as the buffer has room for.</summary>
    private static long WritePackets(IBufferWriter<byte> destination, in PacketTemplate template, ReadOnlySpan<byte> payloads)
    {
        long written = 0;
        do
        {
            Span<byte> room = destination.GetSpan(template.BlockBytes);
            int used = 0;
            do
            {
                template.Write(room[used..], payloads[..template.PayloadBytes]);
                payloads = payloads[template.PayloadBytes..];
                used += template.BlockBytes;
            }
            while (!payloads.IsEmpty && room.Length - used >= template.BlockBytes);
            destination.Advance(used);
            written += used;
        }
        while (!payloads.IsEmpty);
        return written;
    }

    private static void WriteBlock(
        IBufferWriter<byte> destination, uint type, ReadOnlySpan<byte> body, ushort textCode, ReadOnlySpan<byte> text, ReadOnlySpan<byte> otherOptions)
    {
        int optionsBytes = Pcapng.OptionHeaderBytes + Pcapng.Pad(text.Length) + otherOptions.Length + Pcapng.OptionHeaderBytes;
        int length = Pcapng.FrameBytes + body.Length + optionsBytes;
        Span<byte> block = destination.GetSpan(length)[..length];
        block.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(block, type);
        BinaryPrimitives.WriteUInt32LittleEndian(block[4..], (uint)length);
        body.CopyTo(block[Pcapng.HeaderBytes..]);
        Span<byte> options = block[(Pcapng.HeaderBytes + body.Length)..];
        BinaryPrimitives.WriteUInt16LittleEndian(options, textCode);
        BinaryPrimitives.WriteUInt16LittleEndian(options[2..], (ushort)text.Length);
        text.CopyTo(options[Pcapng.OptionHeaderBytes..]);
        otherOptions.CopyTo(options[(Pcapng.OptionHeaderBytes + Pcapng.Pad(text.Length))..]);
        BinaryPrimitives.WriteUInt32LittleEndian(block[^sizeof(uint)..], (uint)length);
        destination.Advance(length);
    }
}
