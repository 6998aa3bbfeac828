using FastUdp.Demo.Dissector.Schema;
using FsCheck;
using FsCheck.Fluent;

namespace FastUdp.Demo.Tests.Dissector.Schema;

public class FieldParserTests
{
    [Fact]
    public void Every_scalar_is_known_in_both_byte_orders()
    {
        string[] names =
        [
            "bool", "u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64", "u128", "i128", "f16", "f32", "f64", "decimal", "char", "guid",
            "datetime", "datetimeoffset", "date", "time", "timespan", "ip", "remote",
        ];
        foreach (string name in names)
        {
            var little = Assert.IsType<ScalarSchema>(Parse($"X: {name}").Type);
            Assert.Equal((name, false), (little.Scalar.Name, little.IsBigEndian));
            if (little.Scalar.MaxBytes > 1)
                Assert.Equal(little with { IsBigEndian = true }, Parse($"X: {name}be").Type);
        }
    }

    [Fact]
    public void Numbers_in_bits_and_of_variable_length()
    {
        Assert.Equal(new VarIntSchema(Scalar.Find("u32")!, IsZigZag: false), Parse("X: var.u32").Type);
        Assert.Equal(new VarIntSchema(Scalar.Find("i64")!, IsZigZag: true), Parse("X: zigzag.i64").Type);
        Assert.Equal(new BitsSchema(BitsSchema.Meaning.Unsigned, 3, IsBigEndian: false), Parse("X: u:3").Type);
        Assert.Equal(new BitsSchema(BitsSchema.Meaning.Signed, 64, IsBigEndian: true), Parse("X: i:64be").Type);
        Assert.Equal(new BitsSchema(BitsSchema.Meaning.Boolean, 1, IsBigEndian: false), Parse("X: bool:1").Type);
        Assert.Equal(new QuantizedSchema(-1.5, 1E+20, 1E+18, 7, IsBigEndian: true), Parse("X: q(-1.5,1E+20,1E+18):7be").Type);
    }

    [Fact]
    public void Lengths_of_every_kind()
    {
        Assert.Equal(new TextSchema(new SchemaLength(SchemaLengthKind.Prefixed, 32)), Parse("X: utf8[32]").Type);
        Assert.Equal(new TextSchema(new SchemaLength(SchemaLengthKind.Fixed, 8)), Parse("X: utf8[=8]").Type);
        Assert.Equal(new BytesSchema(new SchemaLength(SchemaLengthKind.Rest, 100)), Parse("X: bytes[..100]").Type);
        Assert.Equal(
            new SequenceSchema(new ScalarSchema(Scalar.Find("u8")!, IsBigEndian: false), new SchemaLength(SchemaLengthKind.Counted, 8, "Count")),
            Parse("X: u8[Count:8]").Type);
    }

    [Fact]
    public void Postfixes_nest_from_the_inside()
    {
        var text = new TextSchema(new SchemaLength(SchemaLengthKind.Prefixed, 8));
        var texts = new SequenceSchema(new NullableSchema(text), new SchemaLength(SchemaLengthKind.Prefixed, 4));
        Assert.Equal(new NullableSchema(texts), Parse("X: utf8[8]?[4]?").Type);
        Assert.Equal(new NestedSchema("Game.Vec3", IsSized: false), Parse("X: {Game.Vec3}").Type);
        Assert.Equal(new NullableSchema(new NestedSchema("Game.Outer.Vec3", IsSized: true)), Parse("X: sized{Game.Outer.Vec3}?").Type);
        Assert.Equal(new PaddingSchema(4), Parse("_: pad[4]").Type);
    }

    [Fact]
    public void Facts_follow_the_type()
    {
        SchemaField field = Parse("Größe: u:3 = 0x5 since 2 group enum(Low=0,High=5,Odd=-1)");
        Assert.Equal("Größe", field.Name);
        Assert.Equal("u:3", field.TypeText);
        Assert.Equal(5UL, field.Constant);
        Assert.Equal(2, field.Since);
        Assert.True(field.StartsGroup);
        Assert.Equal([new("Low", 0), new("High", 5), new("Odd", -1)], field.EnumMembers);
        Assert.Equal(ulong.MaxValue, Parse("X: i64 = 0xFFFFFFFFFFFFFFFF").Constant);
        Assert.Empty(Parse("X: u8[4] enum()").EnumMembers);
    }

    [Theory]
    [InlineData("", "expected a name at character 1")]
    [InlineData("X", "expected ': ' at character 2")]
    [InlineData("X: ", "'' is no type at character 4")]
    [InlineData("X: u9", "'u9' is no type at character 6")]
    [InlineData("X: u8be", "'u8be' is no type at character 8")]
    [InlineData("X: i32[8", "expected ']' at character 9")]
    [InlineData("X: i32[]", "expected a name at character 8")]
    [InlineData("X: i32[99999999999]", "expected a number from 0 to 2147483647 at character 8")]
    [InlineData("X: i32[Count]", "expected ':' at character 13")]
    [InlineData("X: u:65", "expected a number from 1 to 64 at character 6")]
    [InlineData("X: x:5", "'x' cannot be a bit field at character 5")]
    [InlineData("X: u:5?", "this type can be neither nullable nor an element at character 8")]
    [InlineData("X: var.f32", "expected an integer of up to 64 bits at character 11")]
    [InlineData("X: var.u128", "expected an integer of up to 64 bits at character 12")]
    [InlineData("X: q(1,2):3", "expected ',' at character 9")]
    [InlineData("X: q(2,1,1):3", "expected an ascending range and a precision above zero at character 12")]
    [InlineData("X: q(0,1,1E-99):3", "expected at most 2^32 steps at character 18")]
    [InlineData("X: {}", "expected the name of a message at character 5")]
    [InlineData("X: {A", "expected '}' at character 6")]
    [InlineData("X: f32 = 0x1", "this type cannot be constant at character 13")]
    [InlineData("X: u8 = 0x", "expected up to 16 hexadecimal digits at character 11")]
    [InlineData("X: u8 since 1", "expected a number from 2 to 2147483647 at character 13")]
    [InlineData("X: u8 group", "only a bit field starts a group at character 12")]
    [InlineData("X: f32 enum(A=1)", "only an integer is an enum at character 13")]
    [InlineData("X: u8 enum(A=)", "expected the value of an enum's member at character 14")]
    [InlineData("X: u8 enum(A=1", "expected ',' at character 15")]
    [InlineData("X: u8 since 2 = 0x1", "expected nothing more at character 14")]
    public void What_is_wrong_is_told_with_its_place(string line, string reason)
    {
        Assert.False(FieldParser.TryParse(line, out SchemaField? field, out string? error));
        Assert.Null(field);
        Assert.Equal(reason, error);
    }

    [Fact]
    public void Whatever_the_line_there_is_a_field_or_a_reason()
    {
        // Pieces of the grammar in any order get further into it than random characters.
        Gen<string> pieces = Gen.Elements(
            "X", ": ", "u8", "u16be", "utf8", "bytes", "[", "]", "=", "..", "8", "?", "{", "}", "sized", "var.", "zigzag.", "i64", "u:", "q(", ",",
            ")", "1.5", "-", " = 0x", "FF", " since ", " group", " enum(", "A=1", "pad", "\ud800", "\n", " ", "é");
        Gen<string> lines = Gen.Choose(0, 40).SelectMany(count => Gen.ArrayOf(pieces, count)).Select(static parts => "X: " + string.Concat(parts));
        Prop.ForAll(lines.ToArbitrary(), Holds).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => Holds(text ?? "")).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
        Holds("X: u8" + string.Concat(Enumerable.Repeat("[1]", 100_000)));

        static void Holds(string line)
        {
            bool isParsed = FieldParser.TryParse(line, out SchemaField? field, out string? error);
            Assert.Equal(isParsed, field is not null);
            Assert.Equal(!isParsed, error is not null);
        }
    }

    private static SchemaField Parse(string line)
    {
        Assert.True(FieldParser.TryParse(line, out SchemaField? field, out string? error), $"{line}: {error}");
        return field;
    }
}
