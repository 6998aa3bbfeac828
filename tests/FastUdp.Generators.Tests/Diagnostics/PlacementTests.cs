using FastUdp.Generators.Tests.Support;
using Xunit;

namespace FastUdp.Generators.Tests.Diagnostics;

/// <summary>Order, offsets, and groups of bit fields.</summary>
public class PlacementTests
{
    [Fact]
    public Task FUDP009_two_fields_of_one_place() => Analyzed.ReportsAsync(
        "[DatagramMessage(1)] partial record struct Chat([Order(1)] int First, [Order({|FUDP009:1|})] int Second);",
        "Chat.Second has [Order(1)], which Chat.First has too");

    [Fact]
    public Task FUDP009_only_some_fields_have_a_place() => Analyzed.ReportsAsync(
        "[DatagramMessage(1)] partial record struct Chat(int {|FUDP009:First|}, [Order(1)] int Second);",
        "Chat.First has no [Order], but Chat.Second has");

    [Fact]
    public Task FUDP009_fields_in_two_parts() => Analyzed.ReportsAsync(
        """
        [DatagramMessage(1)] partial class Chat { public int First; }
        partial class Chat { public int {|FUDP009:Second|}; }
        """,
        "Chat.Second stands in another part of the type than Chat.First, and parts have no order: give every field an [Order]");

    [Fact]
    public Task FUDP009_not_where_every_field_has_a_place_of_its_own() => Analyzed.AcceptsAsync(
        """
        [DatagramMessage(1)] partial class Chat { [Order(-5)] public int First; [NotOnWire] public int Local; }
        partial class Chat { [Order(10)] public int Second; }
        [DatagramMessage(2)] partial record struct Parts(int First);
        partial record struct Parts { public int Second { get; init; } public readonly int Twice => 2 * First; }
        """);

    [Theory]
    [InlineData("int First, [Offset({|FUDP010:3|})] int Second", "Chat.Second cannot begin at offset 3: Chat.First before it ends at 4")]
    [InlineData("[Offset(8)] int First, [Offset({|FUDP010:0|})] int Second", "Chat.Second cannot begin at offset 0: Chat.First before it ends at 12")]
    [InlineData("[Bits(9)] int First, [Offset({|FUDP010:1|}), Bits(3)] int Second", "Chat.Second cannot begin at offset 1: Chat.First before it ends at 2")]
    [InlineData("[VarInt] int First, int Middle, [Offset({|FUDP010:100|})] int Second", "Chat.Second cannot begin at offset 100: Chat.First before it is of variable length")]
    public Task FUDP010_an_offset_that_cannot_be(string fields, string message) =>
        Analyzed.ReportsAsync($"[DatagramMessage(1)] partial record struct Chat({fields});", message);

    [Fact]
    public Task FUDP010_not_behind_the_fields_before() => Analyzed.AcceptsAsync(
        """
        [DatagramMessage(1)] partial record struct Chat(
            [Offset(2)] int First, [Offset(6)] int Second, [Offset(16), Bits(4)] int Third, [Bits(4)] int Fourth, [Offset(17), Bits(4)] int Fifth,
            [Offset(20)] Guid Sixth, [MaxLength(5)] string Seventh);
        """);

    [Theory]
    [InlineData("Bits({|FUDP014:0|})", "int", "[Bits(0)] of Chat.Field is not within 1 to 32, the bits of int")]
    [InlineData("Bits({|FUDP014:33|})", "int", "[Bits(33)] of Chat.Field is not within 1 to 32, the bits of int")]
    [InlineData("Bits({|FUDP014:2|})", "bool", "[Bits(2)] of Chat.Field is not within 1 to 1, the bits of bool")]
    [InlineData("Bits({|FUDP014:9|}, StartsGroup = true)", "Color", "[Bits(9)] of Chat.Field is not within 1 to 8, the bits of Color")]
    public Task FUDP014_a_bit_width_beyond_the_type(string attribute, string type, string message) => Analyzed.ReportsAsync(
        $"enum Color : byte {{ Red }} [DatagramMessage(1)] partial record struct Chat([{attribute}] {type} Field);", message);

    [Fact]
    public Task FUDP015_a_group_over_64_bits() => Analyzed.ReportsAsync(
        "[DatagramMessage(1)] partial record struct Chat([Bits(40)] ulong First, [Bits(24)] uint Second, [Bits(1)] bool {|FUDP015:Third|}, [Bits(1)] bool Fourth);",
        "Chat.Third brings its group of bit fields to 65 bits, beyond 64; StartsGroup begins a new one");

    [Fact]
    public Task FUDP014_and_FUDP015_not_within_the_bits_there_are() => Analyzed.AcceptsAsync(
        """
        [DatagramMessage(1)] partial record struct Chat(
            [Bits(40)] ulong First, [Bits(24)] uint Second, [Bits(1, StartsGroup = true)] bool Third, [Bits(63)] long Fourth, byte Between, [Bits(64)] ulong Fifth,
            [Bits(64), ByteOrder(ByteOrder.BigEndian)] ulong Sixth, [Bits(8), Reserved(1)] byte Seventh, [Bits(60), Since(2)] ulong Eighth);
        """);

    [Theory]
    [InlineData("1, {|FUDP016:1|}, 0.1", "[Quantized(1, 1, 0.1)] of Chat.Field is not valid: the minimum must be below the maximum")]
    [InlineData("0, 1, {|FUDP016:0|}", "[Quantized(0, 1, 0)] of Chat.Field is not valid: the precision must be above zero")]
    [InlineData("{|FUDP016:double.NaN|}, 1, 1", "[Quantized(NaN, 1, 1)] of Chat.Field is not valid: every number must be finite")]
    [InlineData("0, {|FUDP016:double.PositiveInfinity|}, 1", "[Quantized(0, Infinity, 1)] of Chat.Field is not valid: every number must be finite")]
    [InlineData("0, 5e9, {|FUDP016:1|}", "[Quantized(0, 5000000000, 1)] of Chat.Field is not valid: it takes 5,000,000,000 steps, beyond 4,294,967,296")]
    [InlineData("-1e308, 1e308, {|FUDP016:1|}", "[Quantized(-1E+308, 1E+308, 1)] of Chat.Field is not valid: it takes Infinity steps, beyond 4,294,967,296")]
    [InlineData("precision: {|FUDP016:-1|}, max: 1, min: 0", "[Quantized(0, 1, -1)] of Chat.Field is not valid: the precision must be above zero")]
    public Task FUDP016_a_quantized_range_that_is_not_valid(string arguments, string message) =>
        Analyzed.ReportsAsync($"[DatagramMessage(1)] partial record struct Chat([Quantized({arguments})] double Field);", message);

    [Fact]
    public Task FUDP016_not_up_to_the_most_steps() => Analyzed.AcceptsAsync(
        "[DatagramMessage(1)] partial record struct Chat([Quantized(0, 4294967296, 1, Clamps = true)] double First, [Quantized(-1, 1, 5)] float Second);");
}
