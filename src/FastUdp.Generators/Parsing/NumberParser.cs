using System.Globalization;
using FastUdp.Generators.Analysis;
using FastUdp.Generators.Model;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>What a number, date or identifier becomes: its own bytes, LEB128, or bits of a group.</summary>
internal sealed class NumberParser(MessageContext context, WireMember member, bool isBigEndian)
{
    private const ulong MaxSteps = 1UL << 32;

    /// <summary>Parses a type of fixed size.</summary>
    /// <param name="type">The type.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="isWholeField">Whether it is the field itself rather than an element: only then may it be bits.</param>
    public WireType? Parse(ITypeSymbol type, ScalarKind kind, bool isWholeField)
    {
        FieldAttributes attributes = member.Attributes;
        if (isWholeField && HasBits(kind) && attributes.Use(KnownNames.Bits) is AttributeData bits)
            return Bits(type, kind, bits);
        if (isWholeField && kind is ScalarKind.Single or ScalarKind.Double && attributes.Use(KnownNames.Quantized) is AttributeData quantized)
            return Quantized(kind, quantized);
        if (kind.IsInteger() && kind.Bytes() <= sizeof(ulong) && attributes.Use(KnownNames.VarInt) is not null)
            return new VarIntType(kind, IsZigZag: false, Scalars.EnumOf(type));
        if (kind.IsSigned() && kind.Bytes() <= sizeof(ulong) && attributes.Use(KnownNames.ZigZag) is not null)
            return new VarIntType(kind, IsZigZag: true, Scalars.EnumOf(type));
        attributes.Use(KnownNames.ByteOrder);
        return new ScalarType(kind, isBigEndian, Scalars.EnumOf(type));
    }

    private static bool HasBits(ScalarKind kind) =>
        kind == ScalarKind.Boolean || (kind.IsInteger() && kind.Bytes() <= sizeof(ulong));

    private BitsType? Bits(ITypeSymbol type, ScalarKind kind, AttributeData attribute)
    {
        member.Attributes.Use(KnownNames.ByteOrder);
        if (attribute.Int(0) is not int width)
            return Fail<BitsType>();
        int most = kind == ScalarKind.Boolean ? 1 : 8 * kind.Bytes();
        if (width >= 1 && width <= most)
            return new BitsType(width, kind, isBigEndian, Scalars.EnumOf(type));
        context.Report(
            Descriptors.BitWidth, attribute.ArgumentLocation(0, context.Cancellation),
            member.Display, SymbolNames.Number(width), most, type.ToDisplayString(SymbolNames.Short));
        return null;
    }

    private QuantizedType? Quantized(ScalarKind kind, AttributeData attribute)
    {
        member.Attributes.Use(KnownNames.ByteOrder);
        if (attribute.Double(0) is not double min || attribute.Double(1) is not double max || attribute.Double(2) is not double precision)
            return Fail<QuantizedType>();
        if (QuantizedFault(min, max, precision) is (int argument, string reason))
        {
            context.Report(
                Descriptors.QuantizedRange, attribute.ArgumentLocation(argument, context.Cancellation),
                member.Display, Text(min), Text(max), Text(precision), reason);
            return null;
        }
        ulong steps = (ulong)Math.Ceiling((max - min) / precision);
        return new QuantizedType(
            WidthOf(steps), min, max, precision, steps, attribute.Named<bool>("Clamps"), kind == ScalarKind.Double, isBigEndian);
    }

    /// <summary>The argument that is to blame and why; null when all is well.</summary>
    private static (int Argument, string Reason)? QuantizedFault(double min, double max, double precision)
    {
        if (!IsFinite(min) || !IsFinite(max) || !IsFinite(precision))
            return (IsFinite(min) ? IsFinite(max) ? 2 : 1 : 0, "every number must be finite");
        if (min >= max)
            return (1, "the minimum must be below the maximum");
        if (precision <= 0)
            return (2, "the precision must be above zero");
        double steps = Math.Ceiling((max - min) / precision);
        return steps <= MaxSteps ? null : (2, $"it takes {Steps(steps)} steps, beyond {SymbolNames.Number((long)MaxSteps)}");
    }

    private static string Steps(double steps) => steps < long.MaxValue ? SymbolNames.Number((long)steps) : Text(steps);

    private static int WidthOf(ulong steps)
    {
        int width = 0;
        for (; steps > 0; steps >>= 1)
            width++;
        return width;
    }

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private T? Fail<T>()
        where T : class
    {
        context.Fail();
        return null;
    }
}
