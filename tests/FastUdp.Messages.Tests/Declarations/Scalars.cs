namespace FastUdp.Messages.Tests.Declarations;

public enum Color : byte
{
    Red,
    Green,
    Blue = 200,
}

public enum Signed : short
{
    Low = -5,
    High = 300,
}

[Flags]
public enum Wide : ulong
{
    None,
    Top = 1UL << 63,
}

[DatagramMessage(1)]
public readonly partial record struct Ping(uint Id, long SentTicks);

/// <summary>Every scalar, little-endian.</summary>
[DatagramMessage(2)]
public readonly partial record struct Scalars(
    bool Flag,
    byte U8,
    sbyte I8,
    ushort U16,
    short I16,
    uint U32,
    int I32,
    ulong U64,
    long I64,
    UInt128 U128,
    Int128 I128,
    Half F16,
    float F32,
    double F64,
    decimal Decimal,
    char Char,
    Guid Guid,
    DateTime DateTime,
    DateTimeOffset DateTimeOffset,
    DateOnly Date,
    TimeOnly Time,
    TimeSpan Span,
    Color Color,
    Signed Signed,
    Wide Wide);

/// <summary>Every scalar, big-endian, in a class, behind an identifier of two bytes.</summary>
[DatagramMessage(300, ByteOrder = ByteOrder.BigEndian)]
public sealed partial record BigScalars(
    bool Flag,
    byte U8,
    sbyte I8,
    ushort U16,
    short I16,
    uint U32,
    int I32,
    ulong U64,
    long I64,
    UInt128 U128,
    Int128 I128,
    Half F16,
    float F32,
    double F64,
    decimal Decimal,
    char Char,
    Guid Guid,
    DateTime DateTime,
    DateTimeOffset DateTimeOffset,
    DateOnly Date,
    TimeOnly Time,
    TimeSpan Span,
    Color Color,
    Signed Signed,
    [ByteOrder(ByteOrder.LittleEndian)] Wide Wide);

/// <summary>A message of no bytes at all but its identifier.</summary>
[DatagramMessage(3)]
public readonly partial record struct Nothing;

/// <summary>Nullables of scalars.</summary>
[DatagramMessage(4)]
public readonly partial record struct Nullables(
    bool? Flag, byte? U8, Int128? I128, double? F64, decimal? Decimal, Guid? Guid, DateTime? DateTime, DateTimeOffset? Offset, Color? Color, [VarInt] ulong? Var);

/// <summary>Variable-length integers.</summary>
[DatagramMessage(5)]
public readonly partial record struct VarInts(
    [VarInt] byte U8, [VarInt] ushort U16, [VarInt] uint U32, [VarInt] ulong U64, [VarInt] int I32, [ZigZag] sbyte Z8, [ZigZag] short Z16, [ZigZag] int Z32, [ZigZag] long Z64, [VarInt] Color Color, [ZigZag] Signed Signed);
