using FastUdp.Demo.Tests.Dissector.Messages;
using static FastUdp.Demo.Tests.Dissector.Wire.ShownFields;

namespace FastUdp.Demo.Tests.Dissector.Wire;

/// <summary>Values of fixed size, read back by tshark under their names.</summary>
public class ScalarTests
{
    private const string Token = "00112233-4455-6677-8899-aabbccddeeff";

    [Fact]
    public Task Integers_of_every_size() => AssertShowsAsync(
        new Integers(true, 200, -100, 60_000, -30_000, 4_000_000_000, -2_000_000_000, ulong.MaxValue, long.MinValue, 1, -1),
        ("fastudp.integers.flag", "1"),
        ("fastudp.integers.u8", "200"),
        ("fastudp.integers.i8", "-100"),
        ("fastudp.integers.u16", "60000"),
        ("fastudp.integers.i16", "-30000"),
        ("fastudp.integers.u32", "4000000000"),
        ("fastudp.integers.i32", "-2000000000"),
        ("fastudp.integers.u64", "18446744073709551615"),
        ("fastudp.integers.i64", "-9223372036854775808"),
        ("fastudp.integers.u128", "01" + new string('0', 30)),
        ("fastudp.integers.i128", new string('f', 32)));

    [Fact]
    public Task Big_endian_values() => AssertShowsAsync(
        new BigEndian(
            0x1234, -2, 0x12345678, -3, 0x123456789ABCDEF0, -4, 1, (Half)0.5f, 1.5f, -2.25, 12.34m, Guid.Parse(Token),
            new DateTime(2024, 2, 29, 12, 30, 0, DateTimeKind.Utc)),
        ("fastudp.big_endian.u16", "4660"),
        ("fastudp.big_endian.i16", "-2"),
        ("fastudp.big_endian.u32", "305419896"),
        ("fastudp.big_endian.i32", "-3"),
        ("fastudp.big_endian.u64", "1311768467463790320"),
        ("fastudp.big_endian.i64", "-4"),
        ("fastudp.big_endian.u128", new string('0', 31) + "1"),
        ("fastudp.big_endian.f16", "0.5"),
        ("fastudp.big_endian.f32", "1.5"),
        ("fastudp.big_endian.f64", "-2.25"),
        ("fastudp.big_endian.money", "12.34"),
        ("fastudp.big_endian.token", Token));

    [Fact]
    public Task Fractions() => AssertShowsAsync(
        new Fractions((Half)(-1.5f), 0.25f, 1e100, 79228162514264337593543950335m, -0.0000000000000000000000000001m),
        ("fastudp.fractions.f16", "-1.5"),
        ("fastudp.fractions.f32", "0.25"),
        ("fastudp.fractions.f64", "1e+100"),
        ("fastudp.fractions.whole", "79228162514264337593543950335"),
        ("fastudp.fractions.fraction", "-0.0000000000000000000000000001"));

    // How Wireshark writes an instant differs between its versions: the day's parts are there in all of them.
    [Fact]
    public Task Times() => AssertShowsAsync(
        new Times(
            default, default, default, new DateOnly(2024, 2, 29), DateOnly.MinValue, DateOnly.MaxValue,
            new TimeOnly(23, 59, 58).Add(TimeSpan.FromTicks(1)), TimeSpan.FromSeconds(3.5), TimeSpan.FromTicks(-1)),
        ("fastudp.times.day", "2024-02-29"),
        ("fastudp.times.first", "0001-01-01"),
        ("fastudp.times.last", "9999-12-31"),
        ("fastudp.times.clock", "23:59:58.0000001"),
        ("fastudp.times.span", "3.500000000"),
        ("fastudp.times.back", "-0.000000100"));

    [Fact]
    public Task Numbers_of_variable_length() => AssertShowsAsync(
        new Varying(255, ulong.MaxValue, -2, -300, long.MinValue),
        ("fastudp.varying.small", "255"),
        ("fastudp.varying.large", "18446744073709551615"),
        ("fastudp.varying.negative", "-2"),
        ("fastudp.varying.zig_zag", "-300"),
        ("fastudp.varying.lowest", "-9223372036854775808"));

    [Fact]
    public Task Identifiers_of_two_bytes() => AssertShowsAsync(
        new TwoByteIdentifier(7),
        ("fastudp.identifier", "300"),
        ("fastudp.two_byte_identifier.value", "7"),
        ("_ws.col.Info", "TwoByteIdentifier"));
}
