using FastUdp.Generators.Model;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>
/// Messages of other assemblies, whose codec exists: the constants it has say what there is to know, and hold even where
/// a reference assembly has lost private fields.
/// </summary>
internal static class BuiltMessages
{
    /// <summary>Gives null for a type that was built without the generator.</summary>
    public static NestedFacts? Read(INamedTypeSymbol type)
    {
        if (Constant(type, "MessageId") is not int id || Constant(type, "MinWireSize") is not int min
            || Constant(type, "MaxWireSize") is not int max || Constant(type, "IsFixedSize") is not bool isFixed)
            return null;
        int identifierBytes = LebSize.OfIdentifier(id);
        string[] schema = Schema(type);
        string? grown = schema.FirstOrDefault(line => VersionOf(line) > 1);
        return new NestedFacts(
            id,
            min - identifierBytes,
            max - identifierBytes,
            isFixed,
            // The order of fields in memory is not recorded; copying one by one is right in every case.
            LiesAsOnWire: false,
            NameOf(schema.FirstOrDefault(line => line.Contains("[.."))),
            NameOf(grown) is string name ? (name, VersionOf(grown!)) : null);
    }

    private static object? Constant(INamedTypeSymbol type, string name) =>
        type.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault(each => each.HasConstantValue)?.ConstantValue;

    /// <summary>The lines of <c>[assembly: DatagramSchema(name, id, lines)]</c>.</summary>
    private static string[] Schema(INamedTypeSymbol type)
    {
        string name = SymbolNames.Display(type);
        AttributeData? schema = type.ContainingAssembly.GetAttributes()
            .FirstOrDefault(each => KnownNames.Of(each) == KnownNames.DatagramSchema && each.Text(0) == name);
        return schema is null ? [] : [.. schema.Values(2).Select(each => each.Value).OfType<string>()];
    }

    private static string? NameOf(string? line) => line?.Split(':')[0];

    private static int VersionOf(string line)
    {
        string[] words = line.Split(' ');
        int since = Array.IndexOf(words, "since");
        return since >= 0 && since + 1 < words.Length && int.TryParse(words[since + 1], out int version) ? version : 1;
    }
}
