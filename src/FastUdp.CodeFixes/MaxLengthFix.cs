using System.Collections.Immutable;
using System.Composition;
using FastUdp.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FastUdp.CodeFixes;

/// <summary>Gives a field whose length varies a maximum, to be adjusted: 64, and 8 for what holds others of varying length.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MaxLengthFix)), Shared]
public sealed class MaxLengthFix : TextFix
{
    private const string Innermost = "64";
    private const string Outer = "8";

    /// <summary>What holds as many elements as there are.</summary>
    private static readonly ImmutableHashSet<string> Holders = ["List", "ImmutableArray", "Memory", "ReadOnlyMemory", "ReadOnlySpan"];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["FUDP006"];

    /// <inheritdoc/>
    protected override string Title => "Add a maximum with [MaxLength]";

    /// <inheritdoc/>
    protected override IEnumerable<TextChange> Changes(FixPlace place)
    {
        if (place.Member is not SyntaxNode member || TypeOf(place, member) is not ITypeSymbol type)
            return [];
        AttributeSyntax? present = AttributeText.Find(member, KnownNames.MaxLength);
        int known = present?.ArgumentList?.Arguments.Count ?? 0;
        int levels = VaryingLengths(type) - (AttributeText.Find(member, KnownNames.FixedLength) is null ? 0 : 1);
        string added = string.Join(
            ", ", Enumerable.Range(known, Math.Max(0, levels - known)).Select(level => level == levels - 1 ? Innermost : Outer));
        if (added.Length == 0)
            return [];
        return present?.ArgumentList?.Arguments is { Count: > 0 } maxima
            ? [Insert(maxima.Last().Span.End, $", {added}")]
            : [AttributeText.Add(place, member, KnownNames.MaxLength, $"({added})")];
    }

    private static ITypeSymbol? TypeOf(FixPlace place, SyntaxNode member)
    {
        TypeSyntax? type = member switch
        {
            PropertyDeclarationSyntax property => property.Type,
            FieldDeclarationSyntax field => field.Declaration.Type,
            ParameterSyntax parameter => parameter.Type,
            _ => null,
        };
        return type is null ? null : place.Model.GetTypeInfo(type, place.Cancellation).Type;
    }

    /// <summary>How many lengths a type has, one in the other: none for numbers, two for an array of strings.</summary>
    private static int VaryingLengths(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => 1,
        IArrayTypeSymbol array => 1 + VaryingLengths(array.ElementType),
        INamedTypeSymbol { Name: "Nullable", TypeArguments: { Length: 1 } value } => VaryingLengths(value[0]),
        INamedTypeSymbol { Name: var name, TypeArguments: { Length: 1 } element } when Holders.Contains(name) => 1 + VaryingLengths(element[0]),
        _ => 0,
    };
}
