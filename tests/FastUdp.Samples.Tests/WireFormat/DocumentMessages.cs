using System.Net;
using FastUdp;
using FastUdp.Messages;

// The declarations of docs/wire-format.md, word for word: a test compares them.
namespace Game;

[DatagramMessage(1)]
public readonly partial record struct Ping(uint Id, long SentTicks);

[DatagramMessage]
public readonly partial record struct Point(float X, float Y);

public enum Team : byte
{
    None,
    Red,
    Blue,
}

[DatagramMessage(300)]
public sealed partial record Player(
    [MaxLength(16)] string Name,
    Point Position,
    Team Team,
    [VarInt] uint Score,
    [ZigZag] int Change,
    [MaxLength(8)] ushort[] Items,
    [MaxLength(4, 12)] string[] Friends,
    long? Guild,
    [Since(2)] byte Level);

[DatagramMessage(2)]
public partial record struct Scalars(
    bool Bool,
    sbyte SByte,
    Int128 Int128,
    Half Half,
    double Double,
    char Char,
    decimal Decimal,
    Guid Guid,
    [ByteOrder(ByteOrder.BigEndian)] Guid NetworkGuid,
    [ByteOrder(ByteOrder.BigEndian)] uint NetworkOrder,
    DateTime DateTime,
    DateTimeOffset DateTimeOffset,
    [ByteOrder(ByteOrder.BigEndian)] DateTimeOffset NetworkTime,
    DateOnly Date,
    TimeOnly Time,
    TimeSpan Span);

[DatagramMessage(3)]
public partial record struct Addresses(IPAddress Address, RemoteAddress Peer, [ByteOrder(ByteOrder.BigEndian)] RemoteAddress Relay, RemoteAddress Nobody);

[DatagramMessage(4)]
public partial record struct Shot([LengthPrefixed] Point From, [LengthPrefixed] Point? Hit, [MaxLength(4), LengthPrefixed] Point[] Path);

[DatagramMessage(5)]
public partial record struct Flags([Bits(3)] byte Kind, [Bits(1)] bool IsUrgent, [Bits(9)] int Lane);

[DatagramMessage(6, ByteOrder = ByteOrder.BigEndian)]
public partial record struct NetworkFlags([Bits(3)] byte Kind, [Bits(1)] bool IsUrgent, [Bits(9)] int Lane, [Bits(4, StartsGroup = true)] byte Next);

[DatagramMessage(7)]
public partial record struct Aim([Quantized(-100, 100, 0.01)] float X, [Quantized(0, 360, 0.5)] float Heading);

[DatagramMessage(ByteOrder = ByteOrder.BigEndian)]
[Reserved(1)]
public partial struct Frame
{
    [Constant(0xCAFE)]
    public readonly ushort Magic => 0xCAFE;

    public byte Count { get; set; }

    [Offset(6)]
    public ushort Checksum { get; set; }

    [FixedLength(8)]
    public string Tag { get; set; }

    [CountedBy(nameof(Count)), MaxLength(4)]
    public ushort[] Samples { get; set; }
}

[DatagramMessage(8)]
public readonly partial record struct Beacon(ushort Number, [Reserved(2), Since(2)] ushort Power, [Since(2)] byte Channel);
