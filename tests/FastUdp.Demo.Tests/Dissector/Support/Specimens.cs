using System.Net;
using FastUdp.Demo.Tests.Dissector.Messages;
using FastUdp.Messages;

namespace FastUdp.Demo.Tests.Dissector.Support;

/// <summary>One datagram of each message, and the generated readers, by identifier.</summary>
internal static class Specimens
{
    private static readonly Dictionary<int, Func<byte[], bool>> Readers = [];
    private static readonly List<byte[]> Written = [];

    static Specimens()
    {
        Add(new Ping(7, -5));
        Add(new Integers(true, 200, -100, 60_000, -30_000, 4_000_000_000, -2_000_000_000, ulong.MaxValue, long.MinValue, 1, -1));
        Add(new BigEndian(1, -2, 3, -4, 5, -6, 7, Half.Pi, 1.5f, -2.25, 12.34m, Guid.Empty, new DateTime(2024, 2, 29, 0, 0, 0, DateTimeKind.Utc)));
        Add(new Fractions(Half.Epsilon, float.NaN, double.PositiveInfinity, 1m, -0.5m));
        Add(new Times(
            new DateTime(1, DateTimeKind.Utc), new DateTime(2, DateTimeKind.Local), new DateTimeOffset(2024, 2, 29, 0, 0, 0, TimeSpan.FromHours(14)),
            new DateOnly(2024, 2, 29), default, DateOnly.MaxValue, new TimeOnly(23, 59), TimeSpan.MinValue, TimeSpan.MaxValue));
        Add(new Varying(255, ulong.MaxValue, -2, -300, long.MinValue));
        Add(new TwoByteIdentifier(7));
        Add(new Texts("Grüße €𝄞", "pad", 'ß', [1, 2, 3], [4, 5], Guid.Empty, Color.Infrared));
        Add(new Addresses(
            IPAddress.Loopback, IPAddress.IPv6Loopback, RemoteAddress.Parse("192.0.2.8:1060"), RemoteAddress.Parse("[::1]:1060"), default));
        Add(new Shapes(
            new Vector(1, 2), new Vector(3, 4), -9, null, "Zoë", [1, 2, 3], [new Vector(5, 6)], ["a", "bc"], 2, [10, -20], [0xCA, 0xFE]));
        Add(new Packed(5, true, -7, 0.5f, 2, 9_999, Color.Infrared, 1));
        Add(new Versions(1, 2, 3, 4));
    }

    public static IReadOnlyList<byte[]> All => Written;

    /// <summary>Whether the generated code takes a datagram for one of the messages.</summary>
    public static bool IsReadable(byte[] datagram) =>
        Readers.TryGetValue(WireIdentifier.Read(datagram), out Func<byte[], bool>? read) && read(datagram);

    private static void Add<T>(T message)
        where T : IDatagramMessage<T>
    {
        byte[] bytes = new byte[T.MaxWireSize];
        Assert.True(T.TryWrite(message, bytes, out int written, out _));
        Written.Add(bytes[..written]);
        Readers.Add(T.MessageId, static datagram => T.TryRead(datagram, out _, out _));
    }
}
