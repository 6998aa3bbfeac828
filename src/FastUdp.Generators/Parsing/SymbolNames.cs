using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FastUdp.Generators.Parsing;

/// <summary>The names of symbols, for people and for generated code.</summary>
internal static class SymbolNames
{
    /// <summary>For messages to people: <c>Chat.Text</c>.</summary>
    public static readonly SymbolDisplayFormat Short = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Qualified = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static readonly SymbolDisplayFormat Generated = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>For schemas: <c>Game.Chat</c>.</summary>
    public static string Display(ITypeSymbol type) => type.ToDisplayString(Qualified);

    /// <summary>For generated code, with nullable annotations: <c>global::Game.Chat?</c>.</summary>
    public static string Code(ITypeSymbol type) => type.ToDisplayString(Generated);

    /// <summary>For generated code, without an annotation of its own.</summary>
    public static string CodeNotNull(ITypeSymbol type) => Code(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));

    /// <summary>An identifier as C# has to write it.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>A number with its thousands set apart.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
