namespace FastUdp.Messages.Tests.Declarations;

/// <summary>Bit fields, lowest bits first.</summary>
[DatagramMessage(20)]
public readonly partial record struct LittleBits(
    [Bits(1)] bool A, [Bits(3)] byte B, [Bits(12)] ushort C, [Bits(5)] sbyte D, [Bits(7)] Color E, [Bits(33, StartsGroup = true)] ulong F, [Bits(64, StartsGroup = true)] long G, byte After);

/// <summary>Bit fields, highest bits first.</summary>
[DatagramMessage(21, ByteOrder = ByteOrder.BigEndian)]
public readonly partial record struct BigBits(
    [Bits(1)] bool A, [Bits(3)] byte B, [Bits(12)] ushort C, [Bits(5)] sbyte D, [Bits(7)] Color E, [Bits(33, StartsGroup = true)] ulong F, [Bits(64, StartsGroup = true)] long G, byte After);

/// <summary>Game traffic: a position to the centimetre and a heading to the degree.</summary>
[DatagramMessage(22)]
public readonly partial record struct Movement(
    [Quantized(-1000, 1000, 0.01)] float X, [Quantized(-1000, 1000, 0.01)] float Y, [Quantized(0, 360, 1)] double Heading, [Quantized(0, 1, 0.25, Clamps = true)] float Throttle);

/// <summary>Explicit order, unlike that of the declaration.</summary>
[DatagramMessage(23)]
public partial struct Ordered
{
    [Order(30)]
    public ushort Last;

    [Order(10)]
    public ushort First;

    [Order(20)]
    public ushort Middle { get; set; }

    [NotOnWire]
    public int Local;
}

/// <summary>A foreign format: no identifier, offsets, reserved bytes and constants.</summary>
[DatagramMessage(ByteOrder = ByteOrder.BigEndian)]
[Reserved(3)]
public readonly partial record struct Foreign(
    ushort Type, ushort Length, [Offset(4), Constant(0x2112A442)] uint Cookie, [Offset(8)] ulong Transaction, [Reserved(2)] byte Tail, [MaxLength(20), CountedBy("Length")] byte[] Attributes);

/// <summary>The first version of a message, and what it became.</summary>
[DatagramMessage]
public readonly partial record struct VersionOne(uint Id, [MaxLength(20)] string Name);

[DatagramMessage]
public readonly partial record struct Empty;

public static partial class Later
{
    [DatagramMessage]
    public readonly partial record struct VersionThree(
        uint Id, [MaxLength(20)] string Name, [Since(2)] int Health, [Since(2)] bool IsBot, [Since(3), MaxLength(10)] string Title, [Since(3), MaxLength(4)] int[] Scores);
}

/// <summary>A view: nothing is copied out of the datagram.</summary>
[DatagramMessage(40)]
public readonly ref partial struct View
{
    public View(uint sequence, ReadOnlySpan<byte> payload)
    {
        Sequence = sequence;
        Payload = payload;
    }

    public uint Sequence { get; }

    [MaxLength(1000)]
    public ReadOnlySpan<byte> Payload { get; }
}

/// <summary>A view over the rest of the datagram, set by initializers.</summary>
[DatagramMessage(41)]
public ref partial struct RestView
{
    public ushort Kind;

    [FixedLength(4)]
    public ReadOnlySpan<byte> Tag;

    [Remainder, MaxLength(1400)]
    public ReadOnlySpan<byte> Rest;
}

/// <summary>Constants of every place: a plain scalar, a bit field, an enum, a stored member.</summary>
[DatagramMessage(42)]
public partial record struct Constants([property: Constant(7)] byte Version, [Constant(-2)] short Sign, [Bits(4), Constant(5)] byte Nibble, [Bits(4)] byte Free, [Constant(200)] Color Color, [Constant(1)] bool Flag);
