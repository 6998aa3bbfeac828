using System.Globalization;
using FastUdp.Generators.Model;

namespace FastUdp.Generators.Emitting;

/// <summary>The C# of bit fields: into and out of the number that holds their group.</summary>
internal static class BitGroupCode
{
    /// <summary>Writes a group.</summary>
    public static void Write(Scope scope, BitGroup group, IReadOnlyList<FieldModel> fields, string run)
    {
        string bits = scope.Name("bits");
        scope.Code.Line($"ulong {bits} = 0;");
        foreach (BitSlot slot in group.Fields)
        {
            FieldModel field = fields[slot.Field];
            scope.Field = field.Name.TrimStart('@');
            string value = Pack(scope, (BitFieldType)field.Type, field, slot.Width);
            scope.Code.Line($"{bits} |= {(slot.Shift == 0 ? value : $"{value} << {slot.Shift}")};");
        }
        scope.Code.Line(Store(group, bits, run));
    }

    /// <summary>Reads a group into the variables of its fields.</summary>
    public static void Read(Scope scope, BitGroup group, IReadOnlyList<FieldModel> fields, string run, Func<int, string> variable)
    {
        string bits = scope.Name("bits");
        scope.Code.Line($"ulong {bits} = {Load(group, run)};");
        foreach (BitSlot slot in group.Fields)
        {
            FieldModel field = fields[slot.Field];
            scope.Field = field.Name.TrimStart('@');
            string shifted = slot.Shift == 0 ? bits : $"({bits} >> {slot.Shift})";
            string raw = scope.Name("raw");
            scope.Code.Line($"ulong {raw} = {shifted} & {Mask(slot.Width)};");
            Unpack(scope, field, slot.Width, raw, variable(slot.Field));
        }
    }

    /// <summary>The expression of a field's bits, after a check that they fit.</summary>
    private static string Pack(Scope scope, BitFieldType type, FieldModel field, int width)
    {
        if (field.Constant is ulong constant)
            return $"0x{constant & MaskOf(width):X}UL";
        string member = $"message.{field.Name}";
        string bits = scope.Name("value");
        switch (type)
        {
            case QuantizedType quantized:
                scope.Code.Line($"if (!{Names.Bits}.TryQuantize({member}, {Range(quantized)}, {(quantized.Clamps ? "true" : "false")}, out ulong {bits}))");
                scope.Code.Then(scope.Fail("OutOfRange"));
                return bits;
            case BitsType { Kind: ScalarKind.Boolean }:
                return $"({member} ? 1UL : 0UL)";
            case BitsType number:
                return PackNumber(scope, number, member, bits);
            default:
                throw new ArgumentException($"{type} is no bit field.", nameof(type));
        }
    }

    private static string PackNumber(Scope scope, BitsType type, string member, string bits)
    {
        bool isSigned = type.Kind.IsSigned();
        string keyword = isSigned ? "long" : "ulong";
        scope.Code.Line($"{keyword} {bits} = ({keyword}){member};");
        if (type.Width < type.Kind.Bytes() * 8)
        {
            scope.Code.Line($"if (!{Names.Bits}.{(isSigned ? "FitsSigned" : "Fits")}({bits}, {type.Width}))");
            scope.Code.Then(scope.Fail("OutOfRange", isSigned ? bits : $"unchecked((long){bits})", Highest(type)));
        }
        return isSigned ? $"(unchecked((ulong){bits}) & {Mask(type.Width)})" : bits;
    }

    private static void Unpack(Scope scope, FieldModel field, int width, string raw, string variable)
    {
        if (field.Constant is ulong constant)
        {
            string expected = $"0x{constant & MaskOf(width):X}UL";
            scope.Code.Line($"if ({raw} != {expected})");
            scope.Code.Then(scope.Fail("WrongConstant", $"unchecked((long){raw})", $"unchecked((long){expected})"));
        }
        if (field.Type is QuantizedType quantized)
        {
            scope.Code.Line($"if ({raw} > {quantized.Steps}UL)");
            scope.Code.Then(scope.Fail("OutOfRange", $"(long){raw}", $"{quantized.Steps}L"));
        }
        if (field.IsStored)
            scope.Code.Line($"{variable} = {Value(field.Type, width, raw)};");
    }

    private static string Value(WireType type, int width, string raw) => type switch
    {
        QuantizedType quantized => $"{(quantized.IsDouble ? "" : "(float)")}{Names.Bits}.Dequantize({raw}, {Range(quantized)})",
        BitsType { Kind: ScalarKind.Boolean } => $"{raw} != 0",
        BitsType bits => $"unchecked(({bits.Enum?.FullName ?? ScalarCode.Keyword(bits.Kind)})"
            + (bits.Kind.IsSigned() ? $"{Names.Bits}.SignExtend({raw}, {width}))" : $"{raw})"),
        _ => throw new ArgumentException($"{type} is no bit field.", nameof(type)),
    };

    private static string Store(BitGroup group, string bits, string run)
    {
        var place = new SpanPlace(run, group.Offset);
        string order = group.IsBigEndian ? "BigEndian" : "LittleEndian";
        return group.Bytes switch
        {
            1 => $"{place.First} = (byte){bits};",
            2 => $"{Names.Primitives}.WriteUInt16{order}({place}, (ushort){bits});",
            4 => $"{Names.Primitives}.WriteUInt32{order}({place}, (uint){bits});",
            8 => $"{Names.Primitives}.WriteUInt64{order}({place}, {bits});",
            _ => $"{Names.Bits}.Write{order}({place.Exactly(group.Bytes)}, {bits});",
        };
    }

    private static string Load(BitGroup group, string run)
    {
        var place = new SpanPlace(run, group.Offset);
        string order = group.IsBigEndian ? "BigEndian" : "LittleEndian";
        return group.Bytes switch
        {
            1 => place.First,
            2 => $"{Names.Primitives}.ReadUInt16{order}({place})",
            4 => $"{Names.Primitives}.ReadUInt32{order}({place})",
            8 => $"{Names.Primitives}.ReadUInt64{order}({place})",
            _ => $"{Names.Bits}.Read{order}({place.Exactly(group.Bytes)})",
        };
    }

    private static string Range(QuantizedType type) =>
        string.Format(CultureInfo.InvariantCulture, "{0:R}D, {1:R}D, {2:R}D", type.Min, type.Max, type.Precision);

    private static string Highest(BitsType type) =>
        $"{(type.Kind.IsSigned() ? MaskOf(type.Width - 1) : Math.Min(MaskOf(type.Width), long.MaxValue))}L";

    private static string Mask(int width) => $"0x{MaskOf(width):X}UL";

    private static ulong MaskOf(int width) => width == 0 ? 0 : ulong.MaxValue >> (64 - width);
}
