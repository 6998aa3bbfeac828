using FastUdp.Generators.Model;

namespace FastUdp.Generators.Emitting;

/// <summary>What writing, reading and sizing arrays and lists have in common.</summary>
internal static class SequenceCode
{
    /// <summary>
    /// Whether many are moved by one copy, and a reversal in place where the byte order is the other: all numbers are. A
    /// Guid of the other order is not its bytes reversed.
    /// </summary>
    public static bool IsBulk(ScalarType type) => type.Kind.IsPlain() && type.Kind != ScalarKind.Guid;

    /// <summary>The statements that make a span over the elements of a collection.</summary>
    public static string Items(Scope scope, SequenceType type, string value, string items, bool refuseNull)
    {
        string declaration = $"global::System.ReadOnlySpan<{type.ElementCSharpType}> {items}";
        switch (type.Kind)
        {
            case SequenceKind.InlineArray:
                string copy = scope.Name("copy");
                return $"{type.CSharpType} {copy} = {value};\n{declaration} = {copy};";
            case SequenceKind.ImmutableArray:
                return Refuse($"{value}.IsDefault") + $"{declaration} = {value}.AsSpan();";
            case SequenceKind.List:
                return Refuse($"{value} is null") + $"{declaration} = {Names.CollectionsMarshal}.AsSpan({value});";
            default:
                return Refuse($"{value} is null") + $"{declaration} = {value};";
        }

        string Refuse(string condition) => refuseNull ? $"if ({condition})\n    {scope.Fail("Missing")}\n" : "";
    }
}
