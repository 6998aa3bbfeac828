using FastUdp.Messages;

// The declarations of docs/formats.md, word for word: a test compares them.
namespace FastUdp.Samples.Tests.WireFormat;

[DatagramMessage(ByteOrder = ByteOrder.BigEndian)]
public ref partial struct Rtp
{
    [Bits(2), Constant(2)]
    public readonly byte Version => 2;

    [Bits(1)]
    public bool HasPadding { get; set; }

    [Bits(1)]
    public bool HasExtension { get; set; }

    [Bits(4)]
    public byte ContributorCount { get; set; }

    [Bits(1)]
    public bool IsMarked { get; set; }

    [Bits(7)]
    public byte PayloadType { get; set; }

    public ushort SequenceNumber { get; set; }

    public uint Timestamp { get; set; }

    public uint Source { get; set; }

    [CountedBy(nameof(ContributorCount)), MaxLength(15)]
    public uint[] Contributors { get; set; }

    [Remainder, MaxLength(1_400)]
    public ReadOnlySpan<byte> Payload { get; set; }
}

public readonly struct Relay(RemoteAddress to) : IDatagramHandler
{
    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        foreach (Datagram datagram in batch)
        {
            if (!datagram.TryRead(out Rtp packet, out WireFault fault))
                continue; // fault says what was wrong, and in which field.
            packet.PayloadType = 96;
            sender.Send(to, packet);
        }
    }
}

[DatagramMessage(ByteOrder = ByteOrder.BigEndian)]
public readonly partial record struct ErrorEstimate([Bits(1)] bool IsSynchronized, [Bits(1)] bool IsPtp, [Bits(6)] byte Scale, byte Multiplier)
{
    public double Seconds => Math.ScaleB(Multiplier, Scale - 32);
}

[DatagramMessage(ByteOrder = ByteOrder.BigEndian)]
[Reserved(30)]
public readonly partial record struct TestPacket(uint SequenceNumber, ulong Timestamp, ErrorEstimate Error);

[DatagramMessage(ByteOrder = ByteOrder.BigEndian, Budget = 512)]
public partial record struct StationReport
{
    [Constant(0x57)]
    public readonly byte Mark => 0x57;

    [Offset(4)]
    public uint Station { get; set; }

    [FixedLength(6)]
    public string Name { get; set; }

    [FixedLength(4)]
    public ushort[] Gauges { get; set; }

    [ByteOrder(ByteOrder.LittleEndian)]
    public short Temperature { get; set; }

    [Reserved(1)]
    public byte Channel { get; set; }

    [Bits(4)]
    public byte Quality { get; set; }

    [Bits(4, StartsGroup = true)]
    public byte Alarm { get; set; }

    [VarInt]
    public uint Uptime { get; set; }

    [ZigZag]
    public int Drift { get; set; }

    [MaxLength(32), Interned]
    public string Place { get; set; }

    [NotOnWire]
    public DateTimeOffset ReceivedAt { get; set; }
}
