using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>
/// The names by which the generator knows the engine, which it never references. Attributes are named without their suffix.
/// </summary>
internal static class KnownNames
{
    public const string MessagesNamespace = "FastUdp.Messages";
    public const string MessageAttribute = "FastUdp.Messages.DatagramMessageAttribute";

    public const string DatagramMessage = "DatagramMessage";
    public const string DatagramBudget = "DatagramBudget";
    public const string DatagramSchema = "DatagramSchema";

    public const string Bits = "Bits";
    public const string ByteOrder = "ByteOrder";
    public const string Constant = "Constant";
    public const string CountedBy = "CountedBy";
    public const string FixedLength = "FixedLength";
    public const string Interned = "Interned";
    public const string LengthPrefixed = "LengthPrefixed";
    public const string MaxLength = "MaxLength";
    public const string NotOnWire = "NotOnWire";
    public const string Offset = "Offset";
    public const string Order = "Order";
    public const string Quantized = "Quantized";
    public const string Remainder = "Remainder";
    public const string Reserved = "Reserved";
    public const string Since = "Since";
    public const string VarInt = "VarInt";
    public const string ZigZag = "ZigZag";

    private const string Suffix = "Attribute";

    /// <summary>The name of one of the engine's attributes without its suffix; null for any other.</summary>
    public static string? Of(AttributeData attribute)
    {
        if (attribute.AttributeClass is not INamedTypeSymbol type || !type.IsIn("FastUdp", "Messages"))
            return null;
        return type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - Suffix.Length) : null;
    }

    /// <summary>The first attribute of a name on a symbol.</summary>
    public static AttributeData? Find(this ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(each => Of(each) == name);

    /// <summary>Whether a type is a direct member of a namespace, which is named from the outside.</summary>
    public static bool IsIn(this ITypeSymbol type, params string[] path)
    {
        if (type.ContainingType is not null)
            return false;
        INamespaceSymbol? space = type.ContainingNamespace;
        for (int index = path.Length - 1; index >= 0; index--, space = space.ContainingNamespace)
        {
            if (space is null || space.IsGlobalNamespace || space.Name != path[index])
                return false;
        }
        return space is null or { IsGlobalNamespace: true };
    }
}
