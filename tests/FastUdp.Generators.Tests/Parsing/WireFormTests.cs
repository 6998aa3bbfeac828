using FastUdp.Generators.Model;
using FastUdp.Generators.Tests.Support;
using Xunit;

namespace FastUdp.Generators.Tests.Parsing;

/// <summary>What declarations become on the wire.</summary>
public class WireFormTests
{
    [Fact]
    public void Scalars_have_the_size_of_their_type()
    {
        MessageModel message = Parsed.Message(
            """
            enum Color : ushort { Red = 1, Green = 500 }
            [DatagramMessage(1)] partial record struct Subject(
                bool A, byte B, sbyte C, ushort D, short E, uint F, int G, ulong H, long I, UInt128 J, Int128 K, Half L, float M, double N, decimal O,
                char P, Color Q, Guid R, DateTime S, DateTimeOffset T, DateOnly U, TimeOnly V, TimeSpan W);
            """);
        string[] types =
        [
            "bool", "u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64", "u128", "i128", "f16", "f32", "f64", "decimal",
            "char", "u16", "guid", "datetime", "datetimeoffset", "date", "time", "timespan",
        ];
        Assert.Equal(types, message.Schema().Select(line => line.Split(": ")[1]));
        Assert.Equal(151, MessageLayout.Of(message).MaxBytes);
        Assert.Contains("Q: u16 enum(Red=1,Green=500)", SchemaText.Fields(message, withEnums: true));
    }

    [Theory]
    [InlineData("[MaxLength(300)] string", "utf8[300]", 1, 302)]
    [InlineData("[MaxLength(4)] string?", "utf8[4]?", 1, 6)]
    [InlineData("[FixedLength(4)] string", "utf8[=4]", 4, 4)]
    [InlineData("[MaxLength(4)] byte[]", "bytes[4]", 1, 5)]
    [InlineData("[FixedLength(4)] Memory<byte>", "bytes[=4]", 4, 4)]
    [InlineData("[MaxLength(4), Remainder] ReadOnlyMemory<byte>", "bytes[..4]", 0, 4)]
    [InlineData("[MaxLength(4)] int[]", "i32[4]", 1, 17)]
    [InlineData("[MaxLength(4)] List<byte>", "u8[4]", 1, 5)]
    [InlineData("[MaxLength(4)] ImmutableArray<short?>", "i16?[4]", 1, 13)]
    [InlineData("[MaxLength(8, 32)] string[]", "utf8[32][8]", 1, 265)]
    [InlineData("[MaxLength(8, 32)] List<string?>?", "utf8[32]?[8]?", 1, 274)]
    [InlineData("[FixedLength(2), MaxLength(3, 4)] int[][][]", "i32[4][3][=2]", 2, 104)]
    [InlineData("[FixedLength(3), VarInt] ushort[]", "var.u16[=3]", 3, 9)]
    [InlineData("[CountedBy(\"First\"), MaxLength(9)] uint[]", "u32[First:9]", 0, 36)]
    [InlineData("[VarInt] uint", "var.u32", 1, 5)]
    [InlineData("[ZigZag] long?", "zigzag.i64?", 1, 11)]
    [InlineData("[Bits(3)] uint", "u:3", 1, 1)]
    [InlineData("[Bits(13, StartsGroup = true), ByteOrder(ByteOrder.BigEndian)] short", "i:13be group", 2, 2)]
    [InlineData("[Quantized(-1, 1, 0.01)] float", "q(-1,1,0.01):8", 1, 1)]
    [InlineData("[Quantized(0, 1, 1)] double", "q(0,1,1):1", 1, 1)]
    [InlineData("[Quantized(0, 7, 1)] double", "q(0,7,1):3", 1, 1)]
    [InlineData("[Quantized(0, 8, 1)] double", "q(0,8,1):4", 1, 1)]
    [InlineData("[Quantized(0, 4294967296, 1)] double", "q(0,4294967296,1):33", 5, 5)]
    [InlineData("[ByteOrder(ByteOrder.BigEndian)] int", "i32be", 4, 4)]
    [InlineData("[ByteOrder(ByteOrder.BigEndian)] byte", "u8", 1, 1)]
    [InlineData("[Constant(-2)] int", "i32 = 0xFFFFFFFFFFFFFFFE", 4, 4)]
    [InlineData("[Since(2)] int", "i32 since 2", 4, 4)]
    [InlineData("Inline", "u16[=3]", 6, 6)]
    [InlineData("Vector", "{Vector}", 8, 8)]
    [InlineData("Vector?", "{Vector}?", 1, 9)]
    [InlineData("[LengthPrefixed] Vector", "sized{Vector}", 9, 9)]
    [InlineData("[MaxLength(3)] Note[]", "{Note}[3]", 1, 19)]
    [InlineData("IPAddress", "ip", 5, 21)]
    [InlineData("[ByteOrder(ByteOrder.BigEndian)] RemoteAddress", "remotebe", 1, 23)]
    public void A_field_has_a_schema_and_sizes(string field, string schema, int minBytes, int maxBytes)
    {
        int split = field.LastIndexOf(' ') + 1;
        MessageModel message = Parsed.Message(
            $$"""
            [InlineArray(3)] struct Inline { private ushort _first; }
            [DatagramMessage(9)] partial record struct Vector(float X, float Y);
            [DatagramMessage] partial class Note { [MaxLength(5)] public string Text { get; set; } = ""; }
            [DatagramMessage(1)] partial record struct Subject(int First, {{field.Substring(0, split)}} {{field.Substring(split)}} Field);
            """);
        Assert.Equal(["First: i32", $"Field: {schema}"], message.Schema());
        Assert.Equal((minBytes, maxBytes), (message.Fields[1].Type.MinBytes, message.Fields[1].Type.MaxBytes));
    }

    [Fact]
    public void The_byte_order_of_the_message_is_that_of_its_fields_but_not_of_messages_in_it()
    {
        MessageModel message = Parsed.Message(
            """
            [DatagramMessage(ByteOrder = ByteOrder.LittleEndian)] partial record struct Inner(int Value);
            [DatagramMessage(ByteOrder = ByteOrder.BigEndian)] partial record struct Subject(
                int A, [ByteOrder(ByteOrder.LittleEndian)] int B, [Bits(3)] int C, [MaxLength(3)] double[] D, Inner E, IPAddress F, [VarInt] int G);
            """);
        Assert.Equal(["A: i32be", "B: i32", "C: i:3be", "D: f64be[3]", "E: {Inner}", "F: ipbe", "G: var.i32"], message.Schema());
    }

    [Fact]
    public void Gaps_before_offsets_are_reserved()
    {
        MessageModel message = Parsed.Message(
            """
            [DatagramMessage(300), Reserved(3)] partial record struct Subject(
                byte A, [Offset(4)] int B, [Reserved(2)] short C, [Bits(3)] int D, [Offset(13), Bits(3)] int E, [Bits(3)] int F);
            """);
        Assert.Equal(
            ["A: u8", "_: pad[3]", "B: i32", "_: pad[2]", "C: i16", "D: i:3", "E: i:3 group", "F: i:3", "_: pad[3]"], message.Schema());
        Assert.Equal(17, MessageLayout.Of(message).MaxBytes);
    }

    [Fact]
    public void A_message_that_can_grow_is_of_no_fixed_size_wherever_it_is_nested()
    {
        MessageModel message = Parsed.Message(
            """
            [DatagramMessage] partial record struct Inner(int Value);
            [DatagramMessage] partial record struct Middle([LengthPrefixed] Inner Inner);
            [DatagramMessage(1)] partial record struct Subject(Middle Field, [FixedLength(2)] Middle[] Fields);
            """);
        Assert.False(message.Fields[0].Type.IsFixed);
        Assert.False(message.Fields[1].Type.IsFixed);
    }

    [Fact]
    public void A_type_that_knows_nothing_of_null_is_not_nullable() => Assert.Equal(["Text: utf8[3]"], Parsed.Message(
        """
        #nullable disable
        [DatagramMessage(1)] partial class Subject { [MaxLength(3)] public string Text; }
        """).Schema());

    [Fact]
    public void Messages_nested_many_times_over_are_parsed_once_each()
    {
        string chain = string.Concat(Enumerable.Range(0, 60).Select(level =>
            $"[DatagramMessage] partial record struct M{level}({(level == 59 ? "" : $"M{level + 1} First, M{level + 1} Second")});\n"));
        Assert.Equal(["First: {M1}", "Second: {M1}"], Parsed.Message(chain, "M0").Schema());
    }
}
