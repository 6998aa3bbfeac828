using FastUdp.Demo.Dissector.Schema;

namespace FastUdp.Demo.Dissector;

/// <summary>Types as tables for the script's <c>kinds</c>.</summary>
internal static class LuaTypes
{
    public static string Write(SchemaType type) => type switch
    {
        ScalarSchema scalar => Table(scalar.Scalar.Name, Flag("be", scalar.IsBigEndian)),
        VarIntSchema { IsZigZag: true } number => Table("zigzag", $"width = {number.Scalar.Bits}"),
        VarIntSchema number => Table("varint", $"width = {number.Scalar.Bits}", Flag("signed", number.Scalar.IsSigned)),
        TextSchema text => Table("text", Write(text.Length)),
        BytesSchema bytes => Table("bytes", Write(bytes.Length)),
        NestedSchema nested => Table(nested.IsSized ? "sized" : "message", $"name = {LuaText.Quote(nested.Message)}"),
        SequenceSchema sequence => Table("list", Write(sequence.Length), $"of = {Write(sequence.Element)}"),
        NullableSchema nullable => Table("optional", $"of = {Write(nullable.Inner)}"),
        PaddingSchema padding => Table("pad", $"bytes = {padding.Bytes}"),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static string Write(PlacedBits bits)
    {
        string place = $"shift = {bits.Shift}, width = {bits.Type.Width}";
        return bits.Type switch
        {
            BitsSchema { Kind: BitsSchema.Meaning.Boolean } => Table("flag", place),
            BitsSchema plain => Table("bits", place, Flag("signed", plain.Kind == BitsSchema.Meaning.Signed)),
            QuantizedSchema steps => Table(
                "quantized",
                place,
                $"least = {LuaText.Number(steps.Min)}, most = {LuaText.Number(steps.Max)}, step = {LuaText.Number(steps.Precision)}",
                $"steps = {LuaText.Number(steps.Steps)}"),
            _ => throw new ArgumentOutOfRangeException(nameof(bits)),
        };
    }

    private static string Write(SchemaLength length)
    {
        string max = $"max = {length.Max}";
        return length.Kind switch
        {
            SchemaLengthKind.Fixed => $"length = \"fixed\", {max}",
            SchemaLengthKind.Counted => $"length = \"counted\", {max}, counter = {LuaText.Quote(length.Counter!)}",
            SchemaLengthKind.Rest => $"length = \"rest\", {max}",
            _ => $"length = \"prefixed\", {max}",
        };
    }

    private static string? Flag(string name, bool isSet) => isSet ? $"{name} = true" : null;

    private static string Table(string kind, params string?[] parts) =>
        $"{{ {string.Join(", ", parts.Prepend($"kind = \"{kind}\"").Where(static part => part is not null))} }}";
}
