using FastUdp.Generators.Model;

namespace FastUdp.Generators.Emitting;

/// <summary>The C# of one scalar at a place in a span that is known to be long enough.</summary>
internal static class ScalarCode
{
    /// <summary>The statements that write a value.</summary>
    public static IEnumerable<string> Write(ScalarType type, string value, SpanPlace place)
    {
        switch (type.Kind)
        {
            case ScalarKind.Guid:
                yield return $"({value}).TryWriteBytes({place.Exactly(16)}, {Literal(type.IsBigEndian)}, out _);";
                break;
            case ScalarKind.DateTimeOffset:
                yield return $"{Primitive("Write", "Int64", type)}({place}, ({value}).UtcTicks);";
                yield return $"{Primitive("Write", "Int16", type)}({place.Plus(8)}, {Names.Value}.OffsetMinutes({value}));";
                break;
            default:
                yield return WriteRaw(type, RawOf(type, value), place);
                break;
        }
    }

    /// <summary>Writes a constant.</summary>
    public static string WriteConstant(ScalarType type, ulong constant, SpanPlace place) => WriteRaw(type, ConstantLiteral(type.Kind, constant), place);

    /// <summary>The number at the place, before it becomes the field's type.</summary>
    public static string ReadRaw(ScalarType type, SpanPlace place) => type.Kind.Bytes() == 1
        ? type.Kind == ScalarKind.SByte ? $"unchecked((sbyte){place.First})" : place.First
        : $"{Primitive("Read", RawName(type.Kind), type)}({place})";

    /// <summary>The value at the place, for the kinds of which every number is a value; null for the others.</summary>
    public static string? ReadValue(ScalarType type, SpanPlace place) => type.Kind switch
    {
        ScalarKind.Boolean or ScalarKind.Decimal or ScalarKind.DateTime or ScalarKind.DateTimeOffset
            or ScalarKind.DateOnly or ScalarKind.TimeOnly => null,
        ScalarKind.Guid => $"new global::System.Guid({place.Exactly(16)}, {Literal(type.IsBigEndian)})",
        ScalarKind.TimeSpan => $"new global::System.TimeSpan({ReadRaw(type, place)})",
        ScalarKind.Char => $"(char){ReadRaw(type, place)}",
        _ => type.Enum is null ? ReadRaw(type, place) : $"({type.Enum.FullName})({ReadRaw(type, place)})",
    };

    /// <summary>The condition that reads a value into a variable, false where the number is no value.</summary>
    public static string TryRead(ScalarType type, SpanPlace place, string target) => type.Kind == ScalarKind.DateTimeOffset
        ? $"{Names.Value}.TryToDateTimeOffset({Primitive("Read", "Int64", type)}({place}), {Primitive("Read", "Int16", type)}({place.Plus(8)}), out {target})"
        : $"{Names.Value}.TryTo{type.Kind}({ReadRaw(type, place)}, out {target})";

    /// <summary>A constant as a literal of the kind's own type.</summary>
    public static string ConstantLiteral(ScalarKind kind, ulong constant) => kind == ScalarKind.Boolean
        ? $"(byte){constant & 1}"
        : $"unchecked(({Keyword(kind)})0x{constant:X}UL)";

    /// <summary>The keyword of an integer kind.</summary>
    public static string Keyword(ScalarKind kind) => kind switch
    {
        ScalarKind.Boolean => "bool",
        ScalarKind.Byte => "byte",
        ScalarKind.SByte => "sbyte",
        ScalarKind.UInt16 => "ushort",
        ScalarKind.Int16 => "short",
        ScalarKind.UInt32 => "uint",
        ScalarKind.Int32 => "int",
        ScalarKind.UInt64 => "ulong",
        ScalarKind.Int64 => "long",
        ScalarKind.Char => "char",
        _ => "global::System." + kind,
    };

    /// <summary>The unsigned integer of an integer kind's size.</summary>
    public static string UnsignedKeyword(ScalarKind kind) => kind.Bytes() switch { 1 => "byte", 2 => "ushort", 4 => "uint", _ => "ulong" };

    private static string WriteRaw(ScalarType type, string raw, SpanPlace place) => type.Kind.Bytes() == 1
        ? $"{place.First} = {(type.Kind == ScalarKind.SByte ? $"unchecked((byte)({raw}))" : raw)};"
        : $"{Primitive("Write", RawName(type.Kind), type)}({place}, {raw});";

    /// <summary>The number that stands for a value.</summary>
    private static string RawOf(ScalarType type, string value) => type.Kind switch
    {
        ScalarKind.Boolean => $"(byte)({value} ? 1 : 0)",
        ScalarKind.DateOnly => $"({value}).DayNumber",
        ScalarKind.TimeOnly or ScalarKind.TimeSpan => $"({value}).Ticks",
        ScalarKind.DateTime => $"{Names.Value}.FromDateTime({value})",
        ScalarKind.Decimal => $"{Names.Value}.FromDecimal({value})",
        _ => type.Enum is null ? value : $"({Keyword(type.Kind)})({value})",
    };

    private static string RawName(ScalarKind kind) => kind switch
    {
        ScalarKind.Char => "UInt16",
        ScalarKind.DateTime => "UInt64",
        ScalarKind.DateOnly => "Int32",
        ScalarKind.TimeOnly or ScalarKind.TimeSpan => "Int64",
        ScalarKind.Decimal => "UInt128",
        _ => kind.ToString(),
    };

    private static string Primitive(string verb, string name, ScalarType type) =>
        $"{Names.Primitives}.{verb}{name}{(type.IsBigEndian ? "BigEndian" : "LittleEndian")}";

    private static string Literal(bool value) => value ? "true" : "false";
}
