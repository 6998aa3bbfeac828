using FastUdp.Messages.Tests.Declarations;
using Xunit;

namespace FastUdp.Messages.Tests.Support;

/// <summary>Every declaration of these tests that can be held in a variable of a class: all but the ref structs.</summary>
public static class MessageCases
{
    public static MessageCase[] All { get; } =
    [
        new MessageCase<Ping>(random => new Ping((uint)random.Bits(32), random.SignedBits(64))),
        new MessageCase<Scalars>(Scalars),
        new MessageCase<BigScalars>(BigScalars),
        new MessageCase<Nothing>(_ => default),
        new MessageCase<Empty>(_ => default),
        new MessageCase<Nullables>(Nullables),
        new MessageCase<VarInts>(VarInts),
        new MessageCase<Vector>(Vector),
        new MessageCase<Cell>(Cell),
        new MessageCase<Badge>(Badge),
        new MessageCase<Texts>(Texts),
        new MessageCase<Blobs>(Blobs),
        new MessageCase<Sequences>(Sequences),
        new MessageCase<Nested>(Nested),
        new MessageCase<Addresses>(Addresses),
        new MessageCase<LittleBits>(random => new LittleBits(
            random.Bool(), (byte)random.Bits(3), (ushort)random.Bits(12), (sbyte)random.SignedBits(5), (Color)random.Bits(7), random.Bits(33), random.SignedBits(64), (byte)random.Bits(8))),
        new MessageCase<BigBits>(random => new BigBits(
            random.Bool(), (byte)random.Bits(3), (ushort)random.Bits(12), (sbyte)random.SignedBits(5), (Color)random.Bits(7), random.Bits(33), random.SignedBits(64), (byte)random.Bits(8))),
        new MessageCase<Ordered>(random => new Ordered { First = (ushort)random.Bits(16), Middle = (ushort)random.Bits(16), Last = (ushort)random.Bits(16) }),
        new MessageCase<Foreign>(Foreign),
        new MessageCase<VersionOne>(random => new VersionOne((uint)random.Bits(32), random.Text(20))),
        new MessageCase<Later.VersionThree>(random => new Later.VersionThree(
            (uint)random.Bits(32), random.Text(20), (int)random.SignedBits(32), random.Bool(), random.Text(10), random.Array(4, () => (int)random.SignedBits(32)))),
        new MessageCase<Constants>(random => new Constants(7, -2, 5, (byte)random.Bits(4), Color.Blue, true)),
    ];

    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, All.Length)];

    /// <summary>Those behind which nothing may stand that is theirs: no remainder, no fields of later versions.</summary>
    public static TheoryData<int> IndexesOfClosed =>
        [.. Enumerable.Range(0, All.Length).Where(index => All[index].ToString() is not (nameof(Blobs) or nameof(Later.VersionThree)))];

    private static Scalars Scalars(RandomValues random) => new(
        random.Bool(), (byte)random.Bits(8), (sbyte)random.SignedBits(8), (ushort)random.Bits(16), (short)random.SignedBits(16),
        (uint)random.Bits(32), (int)random.SignedBits(32), random.Bits(64), random.SignedBits(64), random.Bits128(), (Int128)random.Bits128(),
        random.Half(), random.Float(), random.Double(), random.Decimal(), (char)random.Bits(16), random.Guid(), random.DateTime(),
        random.DateTimeOffset(), random.Date(), random.Time(), random.Span(), (Color)random.Bits(8), (Signed)random.SignedBits(16), (Wide)random.Bits(64));

    private static BigScalars BigScalars(RandomValues random) => new(
        random.Bool(), (byte)random.Bits(8), (sbyte)random.SignedBits(8), (ushort)random.Bits(16), (short)random.SignedBits(16),
        (uint)random.Bits(32), (int)random.SignedBits(32), random.Bits(64), random.SignedBits(64), random.Bits128(), (Int128)random.Bits128(),
        random.Half(), random.Float(), random.Double(), random.Decimal(), (char)random.Bits(16), random.Guid(), random.DateTime(),
        random.DateTimeOffset(), random.Date(), random.Time(), random.Span(), (Color)random.Bits(8), (Signed)random.SignedBits(16), (Wide)random.Bits(64));

    private static Nullables Nullables(RandomValues random) => new(
        random.Maybe(random.Bool), random.Maybe(() => (byte)random.Bits(8)), random.Maybe(() => (Int128)random.Bits128()), random.Maybe(random.Double),
        random.Maybe(random.Decimal), random.Maybe(random.Guid), random.Maybe(random.DateTime), random.Maybe(random.DateTimeOffset),
        random.Maybe(() => (Color)random.Bits(8)), random.Maybe(() => random.Bits(64)));

    private static VarInts VarInts(RandomValues random) => new(
        (byte)random.Bits(8), (ushort)random.Bits(16), (uint)random.Bits(32), random.Bits(64), (int)random.SignedBits(32), (sbyte)random.SignedBits(8),
        (short)random.SignedBits(16), (int)random.SignedBits(32), random.SignedBits(64), (Color)random.Bits(8), (Signed)random.SignedBits(16));

    private static Vector Vector(RandomValues random) => new(random.Float(), random.Float(), random.Float());

    private static Cell Cell(RandomValues random) => new((int)random.SignedBits(32), random.Bool(), (int)random.SignedBits(32));

    private static Badge Badge(RandomValues random) => new() { Title = random.Text(20), Level = (byte)random.Bits(8) };

    private static Texts Texts(RandomValues random) => new(
        random.Text(30), random.Text(4000), random.MaybeObject(() => random.Text(40)), random.Text(50), random.Text(12, withZero: false));

    private static Blobs Blobs(RandomValues random) => new()
    {
        Array = random.Bytes(100),
        Memory = random.Bytes(300),
        Maybe = random.MaybeObject(() => random.Bytes(100)),
        Hash = random.ExactBytes(16),
        Tag = random.ExactBytes(4),
        Rest = random.Bytes(500),
    };

    private static Sequences Sequences(RandomValues random)
    {
        FourFloats inline = default;
        for (int index = 0; index < 4; index++)
            inline[index] = random.Float();
        return new Sequences(
            random.Array(100, () => (int)random.SignedBits(32)),
            random.Array(100, () => random.Bits(64)),
            [.. random.Array(10, random.Double)],
            [.. random.Array(10, () => (short)random.SignedBits(16))],
            random.Array(10, random.Bool),
            random.Array(10, random.DateTime),
            random.Array(10, random.Guid),
            random.Array(10, random.Guid),
            random.Array(10, () => (Color)random.Bits(8)),
            random.Array(5, () => random.Text(12)),
            [.. random.Array(4, () => random.Bytes(6))],
            random.Array(3, () => random.Array(4, () => (int)random.SignedBits(32))),
            random.Array(10, () => (int)random.SignedBits(32)),
            random.Array(10, () => random.Maybe(() => (int)random.SignedBits(32))),
            RandomValues.ExactArray(3, () => (ushort)random.Bits(16)),
            random.MaybeObject(() => random.Array(10, random.Float)),
            inline);
    }

    private static Nested Nested(RandomValues random) => new(
        Vector(random), random.Array(50, () => Vector(random)), [.. random.Array(10, () => Cell(random))], Badge(random),
        random.MaybeObject(() => Badge(random)), random.Array(5, () => Badge(random)), random.Maybe(() => Vector(random)), Badge(random),
        random.Array(3, () => Badge(random)), new Ping((uint)random.Bits(32), random.SignedBits(64)));

    private static Addresses Addresses(RandomValues random) => new(
        random.Address(), random.Remote(), random.MaybeObject(random.Address), random.Array(4, random.Remote), random.Remote());

    private static Foreign Foreign(RandomValues random)
    {
        byte[] attributes = random.Bytes(20);
        return new Foreign((ushort)random.Bits(16), (ushort)attributes.Length, 0x2112A442, random.Bits(64), (byte)random.Bits(8), attributes);
    }
}
