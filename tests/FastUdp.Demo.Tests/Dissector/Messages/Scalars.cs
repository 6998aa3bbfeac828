using FastUdp.Messages;

namespace FastUdp.Demo.Tests.Dissector.Messages;

[DatagramMessage(1)]
public readonly partial record struct Ping(uint Id, long SentTicks);

[DatagramMessage(2)]
public readonly partial record struct Integers(
    bool Flag, byte U8, sbyte I8, ushort U16, short I16, uint U32, int I32, ulong U64, long I64, UInt128 U128, Int128 I128);

[DatagramMessage(3, ByteOrder = ByteOrder.BigEndian)]
public readonly partial record struct BigEndian(
    ushort U16, short I16, uint U32, int I32, ulong U64, long I64, UInt128 U128, Half F16, float F32, double F64, decimal Money, Guid Token, DateTime When);

[DatagramMessage(4)]
public readonly partial record struct Fractions(Half F16, float F32, double F64, decimal Whole, decimal Fraction);

[DatagramMessage(5)]
public readonly partial record struct Times(
    DateTime Utc, DateTime Local, DateTimeOffset There, DateOnly Day, DateOnly First, DateOnly Last, TimeOnly Clock, TimeSpan Span, TimeSpan Back);

[DatagramMessage(6)]
public readonly partial record struct Varying(
    [VarInt] byte Small, [VarInt] ulong Large, [VarInt] short Negative, [ZigZag] int ZigZag, [ZigZag] long Lowest);

[DatagramMessage(300)]
public readonly partial record struct TwoByteIdentifier(byte Value);
