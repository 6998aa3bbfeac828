using FastUdp.Generators.Model;
using FastUdp.Generators.Support;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>The types of fixed size, by the names the framework gives them.</summary>
internal static class Scalars
{
    /// <summary>The kind of a type; of an enum that of its underlying type.</summary>
    public static ScalarKind? KindOf(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: INamedTypeSymbol underlying } => KindOf(underlying),
        { SpecialType: not SpecialType.None } => KindOf(type.SpecialType),
        _ => type.IsIn("System") ? KindOf(type.MetadataName) : null,
    };

    /// <summary>The members of an enum, for tools.</summary>
    public static EnumModel? EnumOf(ITypeSymbol type) => type.TypeKind != TypeKind.Enum ? null : new(
        SymbolNames.CodeNotNull(type),
        new EquatableArray<string>(type.GetMembers().OfType<IFieldSymbol>()
            .Where(each => each.HasConstantValue)
            .Select(each => FormattableString.Invariant($"{each.Name}={each.ConstantValue}"))));

    private static ScalarKind? KindOf(SpecialType type) => type switch
    {
        SpecialType.System_Boolean => ScalarKind.Boolean,
        SpecialType.System_Byte => ScalarKind.Byte,
        SpecialType.System_SByte => ScalarKind.SByte,
        SpecialType.System_UInt16 => ScalarKind.UInt16,
        SpecialType.System_Int16 => ScalarKind.Int16,
        SpecialType.System_UInt32 => ScalarKind.UInt32,
        SpecialType.System_Int32 => ScalarKind.Int32,
        SpecialType.System_UInt64 => ScalarKind.UInt64,
        SpecialType.System_Int64 => ScalarKind.Int64,
        SpecialType.System_Single => ScalarKind.Single,
        SpecialType.System_Double => ScalarKind.Double,
        SpecialType.System_Decimal => ScalarKind.Decimal,
        SpecialType.System_Char => ScalarKind.Char,
        SpecialType.System_DateTime => ScalarKind.DateTime,
        _ => null,
    };

    private static ScalarKind? KindOf(string name) => name switch
    {
        "UInt128" => ScalarKind.UInt128,
        "Int128" => ScalarKind.Int128,
        "Half" => ScalarKind.Half,
        "Guid" => ScalarKind.Guid,
        "DateTimeOffset" => ScalarKind.DateTimeOffset,
        "DateOnly" => ScalarKind.DateOnly,
        "TimeOnly" => ScalarKind.TimeOnly,
        "TimeSpan" => ScalarKind.TimeSpan,
        _ => null,
    };
}
