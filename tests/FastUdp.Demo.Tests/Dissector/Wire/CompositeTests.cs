using System.Net;
using FastUdp.Demo.Tests.Dissector.Messages;
using FastUdp.Demo.Tests.Dissector.Support;
using static FastUdp.Demo.Tests.Dissector.Wire.ShownFields;

namespace FastUdp.Demo.Tests.Dissector.Wire;

/// <summary>Text, addresses, arrays, messages in messages, bits.</summary>
public class CompositeTests
{
    [Fact]
    public Task Text_and_bytes() => AssertShowsAsync(
        new Texts(new string('ß', 100), "pad", 'ß', [1, 2, 3], [4, 5], Guid.Empty, Color.Infrared),
        ("fastudp.texts.text", new string('ß', 100)),
        ("fastudp.texts.padded", "pad"),
        ("fastudp.texts.letter", "ß"),
        ("fastudp.texts.blob", "010203"),
        ("fastudp.texts.pair", "0405"),
        ("fastudp.texts.color", "-1"));

    [Fact]
    public Task Empty_text_and_bytes() => AssertShowsAsync(
        new Texts("", "", 'x', [], [0, 0], Guid.Empty, Color.Red),
        ("fastudp.texts.text", ""),
        ("fastudp.texts.padded", ""),
        ("fastudp.texts.color", "0"));

    [Fact]
    public Task Addresses() => AssertShowsAsync(
        new Addresses(
            IPAddress.Parse("192.0.2.7"), new IPAddress(IPAddress.Parse("fe80::1").GetAddressBytes(), 3),
            RemoteAddress.Parse("192.0.2.8:1060"), RemoteAddress.Parse("[2001:db8::1]:1061"), default),
        ("fastudp.addresses.host", "192.0.2.7"),
        ("fastudp.addresses.host.ipv4", "192.0.2.7"),
        ("fastudp.addresses.scoped", "fe80::1%3"),
        ("fastudp.addresses.scoped.ipv6", "fe80::1"),
        ("fastudp.addresses.scoped.scope", "3"),
        ("fastudp.addresses.remote", "192.0.2.8:1060"),
        ("fastudp.addresses.remote.port", "1060"),
        ("fastudp.addresses.remote6", "[2001:db8::1]:1061"),
        ("fastudp.addresses.nobody", "none"));

    [Fact]
    public Task Arrays_nested_messages_and_what_may_be_missing() => AssertShowsAsync(
        new Shapes(
            new Vector(1.5f, -2), new Vector(3, 4), -9, null, null, [1, 2, 3], [new Vector(5, 6), new Vector(7, 8)],
            ["a", "bc"], 2, [10, -20], [0xCA, 0xFE]),
        ("fastudp.vector.x", "1.5,3,5,7"),
        ("fastudp.vector.y", "-2,4,6,8"),
        ("fastudp.shapes.present", "-9"),
        ("fastudp.shapes.absent", ""),
        ("fastudp.shapes.nickname", ""),
        ("fastudp.shapes.scores", "1,2,3"),
        ("fastudp.shapes.scores.count", "3"),
        ("fastudp.shapes.path.count", "2"),
        ("fastudp.shapes.names", "a,bc"),
        ("fastudp.shapes.counted", "10,-20"),
        ("fastudp.shapes.rest", "cafe"));

    [Fact]
    public Task Empty_arrays() => AssertShowsAsync(
        new Shapes(default, default, null, 5, "Zoë", [], [], [], 0, [], []),
        ("fastudp.shapes.absent", "5"),
        ("fastudp.shapes.nickname", "Zoë"),
        ("fastudp.shapes.scores.count", "0"),
        ("fastudp.shapes.counted.count", "0"));

    [Fact]
    public Task Bits_of_both_byte_orders() => AssertShowsAsync(
        new Packed(5, true, -7, 0.5f, 2, 9_999, Color.Infrared, (1UL << 60) - 2),
        ("fastudp.packed.low", "5"),
        ("fastudp.packed.flag", "1"),
        ("fastudp.packed.offset", "-7"),
        ("fastudp.packed.steer", "0.5"),
        ("fastudp.packed.version", "2"),
        ("fastudp.packed.rest", "9999"),
        ("fastudp.packed.color", "-1"),
        ("fastudp.packed.wide", "1152921504606846974"));

    [Fact]
    public Task A_foreign_format_is_a_protocol_of_its_own() => AssertShowsAsync(
        Scripts.Foreign("Foreign"),
        new Foreign(2, 33, 7, 0x2112A442),
        ("fastudp.foreign.version", "2"),
        ("fastudp.foreign.kind", "33"),
        ("fastudp.foreign.number", "7"),
        ("fastudp.foreign.cookie", "554869826"),
        ("fastudp.reserved", "0000"),
        ("_ws.col.Info", "Foreign"));

    [Fact]
    public async Task Enums_and_instants_are_shown_in_words()
    {
        using var scratch = new Scratch();
        await using var passage = new Passage();
        byte[] text = await passage.CarryAsync(new Texts("", "", 'x', [], [0, 0], Guid.Empty, Color.Infrared));
        byte[] time = await passage.CarryAsync(new Times(
            new DateTime(2024, 2, 29, 12, 30, 15, DateTimeKind.Utc), new DateTime(1, DateTimeKind.Local),
            new DateTimeOffset(2024, 2, 29, 12, 30, 15, TimeSpan.FromMinutes(-90)), default, default, default, default, default, default));
        string shown = await Tshark.DescribeAsync(scratch, Scripts.Identified, [text, time]);
        Assert.Contains("Color: Infrared (-1)", shown, StringComparison.Ordinal);
        Assert.Matches("Utc: .*2024.* 12:30:15.0+ UTC", shown);
        Assert.Matches("Local: .*local time there", shown);
        Assert.Matches(@"There: .*14:00:15.* \(there -01:30\)", shown);
    }
}
