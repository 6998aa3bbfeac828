using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>Types without a wire form, and what to use instead.</summary>
internal static class UnsupportedTypes
{
    /// <summary>Whether the compiler has reported a type, or a part of it, already.</summary>
    public static bool HasErrorType(this ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => true,
        IArrayTypeSymbol array => array.ElementType.HasErrorType(),
        INamedTypeSymbol named => named.TypeArguments.Any(HasErrorType),
        _ => false,
    };

    /// <summary>What a member adds to its type that has no wire form; null when that depends on the type alone.</summary>
    public static (string Type, string Advice)? OfMember(WireMember member)
    {
        string type = member.Type.ToDisplayString(SymbolNames.Short);
        return member.Symbol switch
        {
            IFieldSymbol { IsFixedSizeBuffer: true } => ($"fixed {type.TrimEnd('*')}[]", "use a struct marked [InlineArray]"),
            IFieldSymbol { RefKind: not RefKind.None } or IPropertySymbol { RefKind: not RefKind.None } =>
                ($"ref {type}", "a reference means nothing to another process"),
            _ => null,
        };
    }

    /// <summary>Why a type has no wire form, and what has.</summary>
    public static string Advice(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => "its size is the machine's; use an integer of a fixed size",
        IArrayTypeSymbol => "only arrays of one dimension have",
        ITypeParameterSymbol or { SpecialType: SpecialType.System_Object } => "its layout is not known at compile time",
        { TypeKind: TypeKind.Interface } => "its layout is not known at compile time; use an array, List<T> or ImmutableArray<T>",
        { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Delegate } => "it means nothing to another process",
        { IsRefLikeType: true } when type.IsIn("System") => "only ReadOnlySpan<byte> has, as a field of a ref struct",
        { IsRefLikeType: true } => "a ref struct can only be nested as a field of another ref struct",
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } when type.Locations.Any(each => each.IsInSource) =>
            "mark it [DatagramMessage] to nest it, or this field [NotOnWire]",
        _ => "send what it stands for as numbers, text or bytes, or mark the field [NotOnWire]",
    };
}
