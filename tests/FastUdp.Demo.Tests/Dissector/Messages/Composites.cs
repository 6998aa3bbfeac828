using System.Net;
using FastUdp.Messages;

namespace FastUdp.Demo.Tests.Dissector.Messages;

public enum Color : sbyte
{
    Red,
    Green,
    Infrared = -1,
}

[DatagramMessage]
public readonly partial record struct Vector(float X, float Y);

[DatagramMessage(10)]
public sealed partial record Texts(
    [MaxLength(300)] string Text,
    [FixedLength(8)] string Padded,
    char Letter,
    [MaxLength(16)] byte[] Blob,
    [FixedLength(2)] byte[] Pair,
    Guid Token,
    Color Color);

[DatagramMessage(11)]
public sealed partial record Addresses(IPAddress Host, IPAddress Scoped, RemoteAddress Remote, RemoteAddress Remote6, RemoteAddress Nobody);

[DatagramMessage(12)]
public sealed partial record Shapes(
    Vector Position,
    [LengthPrefixed] Vector Velocity,
    int? Present,
    int? Absent,
    [MaxLength(8)] string? Nickname,
    [MaxLength(8)] ushort[] Scores,
    [MaxLength(4)] Vector[] Path,
    [MaxLength(3, 8)] string[] Names,
    byte Count,
    [CountedBy(nameof(Shapes.Count)), MaxLength(8)] int[] Counted,
    [Remainder, MaxLength(100)] byte[] Rest);

[DatagramMessage(13)]
public readonly partial record struct Packed(
    [Bits(3)] byte Low,
    [Bits(1)] bool Flag,
    [Bits(5)] sbyte Offset,
    [Quantized(-1, 1, 0.01)] float Steer,
    [Bits(2, StartsGroup = true), ByteOrder(ByteOrder.BigEndian)] byte Version,
    [Bits(14), ByteOrder(ByteOrder.BigEndian)] ushort Rest,
    [Bits(4, StartsGroup = true)] Color Color,
    [Bits(60)] ulong Wide);

[DatagramMessage(14)]
public readonly partial record struct Versions(byte First, [Since(2)] ushort Second, [Since(2)] ushort Third, [Since(3)] byte Fourth);

[DatagramMessage(ByteOrder = ByteOrder.BigEndian)]
public readonly partial record struct Foreign(
    [Bits(2)] byte Version, [Bits(6)] byte Kind, [Reserved(2)] uint Number, [Constant(0x2112A442)] uint Cookie);
