using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>Whether the fields of a struct lie in memory in the order of the wire.</summary>
internal static class MemoryLayout
{
    private const int SequentialLayout = 0;

    public static bool MayLieAsOnWire(INamedTypeSymbol type, IReadOnlyList<FieldDraft> fields, int trailingReservedBytes)
    {
        if (type.TypeKind != TypeKind.Struct || trailingReservedBytes > 0 || fields.Any(each => each.ReservedBefore > 0) || !IsSequential(type))
            return false;
        IEnumerable<ISymbol> inMemory = type.GetMembers().OfType<IFieldSymbol>()
            .Where(each => !each.IsStatic)
            .Select(each => each.AssociatedSymbol ?? each);
        return inMemory.SequenceEqual(fields.Select(each => each.Member.Symbol), SymbolEqualityComparer.Default);
    }

    private static bool IsSequential(INamedTypeSymbol type)
    {
        AttributeData? layout = type.GetAttributes().FirstOrDefault(each =>
            each.AttributeClass is { Name: "StructLayoutAttribute" } declared && declared.IsIn("System", "Runtime", "InteropServices"));
        return layout is null || Convert.ToInt32(layout.Value(0), System.Globalization.CultureInfo.InvariantCulture) == SequentialLayout;
    }
}
