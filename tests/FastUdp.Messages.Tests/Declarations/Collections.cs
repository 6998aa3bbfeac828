using System.Collections.Immutable;
using System.Net;
using System.Runtime.CompilerServices;

namespace FastUdp.Messages.Tests.Declarations;

[InlineArray(4)]
public struct FourFloats
{
    private float _first;
}

/// <summary>A struct that lies in memory as on the wire, so that arrays of it are moved whole.</summary>
[DatagramMessage]
public readonly partial record struct Vector(float X, float Y, float Z);

/// <summary>A struct that does not: its bool takes padding in memory.</summary>
[DatagramMessage]
public readonly partial record struct Cell(int Row, bool IsAlive, int Column);

[DatagramMessage]
public sealed partial class Badge
{
    [MaxLength(20)]
    public string Title { get; set; } = "";

    public byte Level { get; init; }
}

[DatagramMessage(10, Budget = WireBudget.Udp)]
public sealed partial record Texts(
    [MaxLength(30)] string Name,
    [MaxLength(4000)] string Long,
    [MaxLength(40)] string? Maybe,
    [MaxLength(50), Interned] string Interned,
    [FixedLength(12)] string Fixed);

[DatagramMessage(11, Budget = WireBudget.Udp)]
public partial class Blobs
{
    [MaxLength(100)]
    public byte[] Array { get; set; } = [];

    [MaxLength(300)]
    public ReadOnlyMemory<byte> Memory { get; set; }

    [MaxLength(100)]
    public byte[]? Maybe { get; set; }

    [FixedLength(16)]
    public byte[] Hash { get; set; } = new byte[16];

    [FixedLength(4)]
    public Memory<byte> Tag { get; set; }

    [Remainder, MaxLength(500)]
    public ReadOnlyMemory<byte> Rest { get; set; }
}

[DatagramMessage(12, Budget = WireBudget.Udp)]
public sealed partial record Sequences(
    [MaxLength(100)] int[] Ints,
    [MaxLength(100), ByteOrder(ByteOrder.BigEndian)] ulong[] BigLongs,
    [MaxLength(10)] List<double> Doubles,
    [MaxLength(10)] ImmutableArray<short> Shorts,
    [MaxLength(10)] bool[] Flags,
    [MaxLength(10)] DateTime[] Dates,
    [MaxLength(10)] Guid[] Guids,
    [MaxLength(10), ByteOrder(ByteOrder.BigEndian)] Guid[] BigGuids,
    [MaxLength(10)] Color[] Colors,
    [MaxLength(5, 12)] string[] Strings,
    [MaxLength(4, 6)] List<byte[]> Blobs,
    [MaxLength(3, 4)] int[][] Jagged,
    [MaxLength(10), ZigZag] int[] ZigZags,
    [MaxLength(10)] int?[] Nullables,
    [FixedLength(3)] ushort[] Fixed,
    [MaxLength(10)] float[]? Maybe,
    FourFloats Inline);

[DatagramMessage(13, Budget = WireBudget.Udp)]
public sealed partial record Nested(
    Vector Position,
    [MaxLength(50)] Vector[] Path,
    [MaxLength(10)] List<Cell> Cells,
    Badge Badge,
    Badge? Second,
    [MaxLength(5)] Badge[] Badges,
    Vector? Target,
    [LengthPrefixed] Badge Sized,
    [LengthPrefixed, MaxLength(3)] Badge[] SizedMany,
    Ping Ping);

[DatagramMessage(14)]
public sealed partial record Addresses(
    IPAddress Address, RemoteAddress Remote, IPAddress? Maybe, [MaxLength(4)] RemoteAddress[] Peers, [ByteOrder(ByteOrder.BigEndian)] RemoteAddress Big);
