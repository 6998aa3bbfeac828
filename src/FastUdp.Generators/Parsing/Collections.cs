using FastUdp.Generators.Model;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>The types that hold bytes, elements or addresses, by the names the framework and the engine give them.</summary>
internal static class Collections
{
    /// <summary>What a type is that holds bytes as they are; null when it is none.</summary>
    /// <param name="type">The type.</param>
    /// <param name="context">The message: only ref structs can borrow.</param>
    /// <param name="isWholeField">Whether it is the field itself rather than an element.</param>
    public static BlobKind? BlobKindOf(ITypeSymbol type, MessageContext context, bool isWholeField) => type switch
    {
        IArrayTypeSymbol { IsSZArray: true, ElementType.SpecialType: SpecialType.System_Byte } => BlobKind.Array,
        INamedTypeSymbol { MetadataName: "Memory`1" } memory when IsOfBytes(memory) => BlobKind.Memory,
        INamedTypeSymbol { MetadataName: "ReadOnlyMemory`1" } memory when IsOfBytes(memory) => BlobKind.ReadOnlyMemory,
        INamedTypeSymbol { MetadataName: "ReadOnlySpan`1" } span when isWholeField && context.Type.IsRefLikeType && IsOfBytes(span) =>
            BlobKind.ReadOnlySpan,
        _ => null,
    };

    /// <summary>Whether an address comes with a port; null when it is no address.</summary>
    public static bool? AddressHasPort(ITypeSymbol type) => type.MetadataName switch
    {
        "IPAddress" when type.IsIn("System", "Net") => false,
        "RemoteAddress" when type.IsIn("FastUdp") => true,
        _ => null,
    };

    /// <summary>The elements of a collection; null when it is none.</summary>
    public static (ITypeSymbol Element, SequenceKind Kind)? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { IsSZArray: true } array => (array.ElementType, SequenceKind.Array),
        INamedTypeSymbol { MetadataName: "List`1" } list when list.IsIn("System", "Collections", "Generic") =>
            (list.TypeArguments[0], SequenceKind.List),
        INamedTypeSymbol { MetadataName: "ImmutableArray`1" } array when array.IsIn("System", "Collections", "Immutable") =>
            (array.TypeArguments[0], SequenceKind.ImmutableArray),
        INamedTypeSymbol { TypeKind: TypeKind.Struct } inline when InlineLength(inline) is not null && InlineElement(inline) is ITypeSymbol element =>
            (element, SequenceKind.InlineArray),
        _ => null,
    };

    /// <summary>The length an <c>[InlineArray]</c> struct declares; null for any other type.</summary>
    public static int? InlineLength(ITypeSymbol type) => type.GetAttributes()
        .FirstOrDefault(each => each.AttributeClass is { Name: "InlineArrayAttribute" } declared && declared.IsIn("System", "Runtime", "CompilerServices"))
        ?.Int(0) is int length and > 0 ? length : null;

    private static bool IsOfBytes(INamedTypeSymbol type) =>
        type.IsIn("System") && type.TypeArguments[0].SpecialType == SpecialType.System_Byte;

    private static ITypeSymbol? InlineElement(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(each => !each.IsStatic).Select(each => each.Type).FirstOrDefault();
}
