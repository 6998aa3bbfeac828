using FastUdp.Generators.Tests.Support;
using Xunit;

namespace FastUdp.Generators.Tests.Diagnostics;

/// <summary>Attributes that mean nothing where they stand, or that contradict each other.</summary>
public class AttributeTests
{
    [Theory]
    [InlineData("Interned", "int", "it holds no string")]
    [InlineData("MaxLength(4)", "int", "it has no length that varies")]
    [InlineData("MaxLength(4)", "Three", "it has no length that varies")]
    [InlineData("FixedLength(4)", "int", "it has no length to fix")]
    [InlineData("VarInt", "float", "it holds no integer or enum of up to 64 bits")]
    [InlineData("VarInt", "UInt128", "it holds no integer or enum of up to 64 bits")]
    [InlineData("VarInt", "Vector", "it holds no integer or enum of up to 64 bits")]
    [InlineData("ZigZag", "uint", "it holds no signed integer of up to 64 bits")]
    [InlineData("Bits(3)", "float", "a bit field is a bool, integer or enum of up to 64 bits, not nullable and not an element")]
    [InlineData("Bits(3)", "int?", "a bit field is a bool, integer or enum of up to 64 bits, not nullable and not an element")]
    [InlineData("Quantized(0, 1, 0.1)", "int", "what is quantized is a float or double, not nullable and not an element")]
    [InlineData("Constant(3)", "float", "a constant is a bool, integer or enum of up to 64 bits, not nullable")]
    [InlineData("Constant(3)", "char", "a constant is a bool, integer or enum of up to 64 bits, not nullable")]
    [InlineData("ByteOrder(ByteOrder.BigEndian)", "Vector", "it has no byte order")]
    [InlineData("LengthPrefixed", "int", "it holds no message")]
    [InlineData("CountedBy(\"First\")", "int", "another field can count an array, list or blob that is not nullable")]
    [InlineData("Remainder", "int", "the remainder is a blob that is not nullable")]
    public Task FUDP011_an_attribute_that_does_not_apply(string attribute, string type, string reason) => Analyzed.ReportsAsync(
        $$"""
        [InlineArray(3)] struct Three { private ushort _first; }
        [DatagramMessage] partial record struct Vector(float X, float Y);
        [DatagramMessage(1)] partial record struct Chat(int First, [{|FUDP011:{{attribute}}|}] {{type}} Field);
        """,
        $"[{attribute.Split('(')[0]}] does not apply to Chat.Field of type {type}: {reason}");

    [Theory]
    [InlineData("MaxLength(4), {|FUDP011:CountedBy(\"First\")|}", "CountedBy", "string", "another field can count an array, list or blob that is not nullable")]
    [InlineData("MaxLength(4), {|FUDP011:Remainder|}", "Remainder", "int[]", "the remainder is a blob that is not nullable")]
    [InlineData("MaxLength(4), {|FUDP011:Remainder|}", "Remainder", "byte[]?", "the remainder is a blob that is not nullable")]
    [InlineData("MaxLength(4), {|FUDP011:Bits(2)|}", "Bits", "int[]", "a bit field is a bool, integer or enum of up to 64 bits, not nullable and not an element")]
    [InlineData("MaxLength(4), {|FUDP011:VarInt|}", "VarInt", "byte[]", "it holds no integer or enum of up to 64 bits")]
    [InlineData("FixedLength(4), {|FUDP011:MaxLength(4)|}", "MaxLength", "int[]", "it has no length that varies")]
    [InlineData("VarInt, {|FUDP011:ByteOrder(ByteOrder.BigEndian)|}", "ByteOrder", "int", "it has no byte order")]
    public Task FUDP011_an_attribute_that_does_not_apply_beside_one_that_does(string attributes, string name, string type, string reason) =>
        Analyzed.ReportsAsync(
            $$"""[DatagramMessage(1)] partial record struct Chat(int First, [{{attributes}}] {{type}} Field);""",
            $"[{name}] does not apply to Chat.Field of type {type}: {reason}");

    [Fact]
    public Task FUDP011_an_attribute_on_a_computed_property() => Analyzed.ReportsAsync(
        """
        [DatagramMessage(1)] partial record struct Chat(int First)
        {
            [{|FUDP011:VarInt|}] public int Twice => 2 * First;
            [{|FUDP011:Constant(3)|}] public int Three { get => 3; set { } }
            public int Plain => First;
        }
        """,
        "[VarInt] does not apply to Chat.Twice: nothing stores it, and of computed properties only a get-only one with [Constant] is on the wire",
        "[Constant] does not apply to Chat.Three: nothing stores it, and of computed properties only a get-only one with [Constant] is on the wire");

    [Fact]
    public Task FUDP011_not_where_each_applies() => Analyzed.AcceptsAsync(
        """
        enum Color : short { Red }
        [DatagramMessage] partial record struct Vector(float X, float Y);
        [DatagramMessage(1)] partial class Every
        {
            [VarInt] public uint A; [ZigZag] public int B; [VarInt] public Color C; [ZigZag] public Color? D; [MaxLength(3), VarInt] public List<ushort> E = [];
            [Bits(3)] public byte F; [Bits(1)] public bool G; [Bits(9)] public Color H; [Quantized(-1, 1, 0.01)] public float I;
            [Constant(3)] public byte J; [Constant(1)] public bool K; [Constant(-1)] public Color L => (Color)(-1);
            [MaxLength(3), Interned] public string M = ""; [MaxLength(3, 4), Interned] public string?[] N = [];
            [ByteOrder(ByteOrder.BigEndian)] public Guid O; [ByteOrder(ByteOrder.BigEndian), MaxLength(3)] public long[] P = [];
            [ByteOrder(ByteOrder.BigEndian)] public IPAddress Q = IPAddress.Any; [LengthPrefixed] public Vector? R; [MaxLength(3), LengthPrefixed] public Vector[] S = [];
            [CountedBy("F"), MaxLength(7)] public Vector[] T = []; [CountedBy(nameof(A)), MaxLength(7)] public List<int> U = []; [Remainder, MaxLength(7)] public byte[] V = [];
        }
        """);

    [Theory]
    [InlineData("VarInt, {|FUDP012:ZigZag|}", "int", "VarInt", "ZigZag")]
    [InlineData("VarInt, {|FUDP012:Bits(3)|}", "int", "VarInt", "Bits")]
    [InlineData("Offset(8), {|FUDP012:Reserved(4)|}", "int", "Offset", "Reserved")]
    [InlineData("FixedLength(8), {|FUDP012:Remainder|}", "byte[]", "FixedLength", "Remainder")]
    [InlineData("FixedLength(8), {|FUDP012:CountedBy(\"First\")|}", "byte[]", "FixedLength", "CountedBy")]
    [InlineData("MaxLength(8), CountedBy(\"First\"), {|FUDP012:Remainder|}", "byte[]", "CountedBy", "Remainder")]
    public Task FUDP012_attributes_that_contradict_each_other(string attributes, string type, string first, string second) => Analyzed.ReportsAsync(
        $$"""[DatagramMessage(1)] partial class Chat { public int First; [{{attributes}}] public {{type}} Field = default!; }""",
        $"Chat.Field has both [{first}] and [{second}]: only one can hold");

    [Fact]
    public Task FUDP012_an_attribute_on_both_the_parameter_and_the_member() => Analyzed.ReportsAsync(
        """[DatagramMessage(1)] partial record struct Chat([{|FUDP012:MaxLength(4)|}] [property: MaxLength(5)] string Field);""",
        "Chat.Field has both [MaxLength] and [MaxLength]: only one can hold");

    [Fact]
    public Task FUDP012_a_hidden_member_with_a_wire_form() => Analyzed.ReportsAsync(
        """[DatagramMessage(1)] partial class Chat { public int First; [NotOnWire, {|FUDP012:MaxLength(3)|}] public string Field { get; set; } = ""; }""",
        "Chat.Field has both [NotOnWire] and [MaxLength]: only one can hold");
}
