using System.Numerics;
using FastUdp.Generators.Analysis;
using FastUdp.Generators.Model;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>Fields that always have one value: it must be a value of theirs.</summary>
internal static class FieldConstants
{
    public static void Apply(MessageContext context, FieldDraft field)
    {
        if (RangeOf(field.Type) is not (BigInteger min, BigInteger max) || field.Member.Attributes.Use(KnownNames.Constant) is not AttributeData attribute)
            return;
        switch (attribute.Value(0))
        {
            case long signed when signed >= min && signed <= max:
                field.Constant = unchecked((ulong)signed);
                break;
            case ulong unsigned when unsigned >= min && unsigned <= max:
                field.Constant = unsigned;
                break;
            case object value and (long or ulong):
                context.Report(
                    Descriptors.ConstantDoesNotFit, attribute.ArgumentLocation(0, context.Cancellation),
                    field.Member.Display, Text(value), $"{min:N0}", $"{max:N0}");
                break;
            default:
                context.Fail();
                break;
        }
    }

    private static string Text(object value) => FormattableString.Invariant($"{value:N0}");

    private static (BigInteger Min, BigInteger Max)? RangeOf(WireType type) => type switch
    {
        ScalarType { Kind: ScalarKind.Boolean } or BitsType { Kind: ScalarKind.Boolean } => (BigInteger.Zero, BigInteger.One),
        BitsType bits => RangeOf(bits.Width, bits.Kind.IsSigned()),
        VarIntType number => RangeOf(8 * number.Kind.Bytes(), number.Kind.IsSigned()),
        ScalarType scalar when scalar.Kind.IsInteger() && scalar.Kind.Bytes() <= sizeof(ulong) =>
            RangeOf(8 * scalar.Kind.Bytes(), scalar.Kind.IsSigned()),
        _ => null,
    };

    private static (BigInteger Min, BigInteger Max) RangeOf(int bits, bool isSigned) => isSigned
        ? (-(BigInteger.One << (bits - 1)), (BigInteger.One << (bits - 1)) - 1)
        : (BigInteger.Zero, (BigInteger.One << bits) - 1);
}
