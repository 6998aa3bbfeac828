using System.Net;
using Game;

namespace FastUdp.Samples.Tests.WireFormat;

/// <summary>The values that docs/wire-format.md describes in words.</summary>
internal static class DocumentExamples
{
    private static readonly Guid SomeGuid = new("00112233-4455-6677-8899-aabbccddeeff");
    private static readonly DateTime SomeTime = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
    private static readonly DateTimeOffset SomeLocalTime = new(2026, 1, 2, 3, 4, 5, TimeSpan.FromMinutes(90));

    public static DocumentExample[] All { get; } =
    [
        DocumentExample.Of(new Ping(7, 1_000_000)),
        DocumentExample.Of(new Player("Zoë", new Point(1.5f, -2), Team.Blue, 300, -3, [1, 2], ["Al", ""], null, 9)),
        DocumentExample.Of(new Scalars(
            true, -2, -2, (Half)1.5, -0.1, 'é', -1.25m, SomeGuid, SomeGuid, 0x01020304, SomeTime, SomeLocalTime, SomeLocalTime,
            new DateOnly(2026, 1, 2), new TimeOnly(12, 30), TimeSpan.FromMilliseconds(-1))),
        DocumentExample.Of(new Addresses(
            IPAddress.Parse("192.0.2.1"), RemoteAddress.Parse("192.0.2.7:1060"), RemoteAddress.Parse("[2001:db8::1%5]:1060"), default)),
        DocumentExample.Of(new Shot(new Point(1.5f, -2), null, [default])),
        DocumentExample.Of(new Flags(5, true, -2)),
        DocumentExample.Of(new NetworkFlags(5, true, -2, 7)),
        DocumentExample.Of(new Aim(12.34f, 90.25f)),
        DocumentExample.Of(new Frame { Count = 2, Checksum = 0xBEEF, Tag = "north", Samples = [1, 2] }),
        DocumentExample.Of(new Beacon(7, 5, 6)),
    ];
}
