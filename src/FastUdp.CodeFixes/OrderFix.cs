using System.Collections.Immutable;
using System.Composition;
using FastUdp.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FastUdp.CodeFixes;

/// <summary>
/// Numbers every field of a message with [Order], from 1. Fields that have a place keep their order; the others follow
/// the field they are declared behind.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OrderFix)), Shared]
public sealed class OrderFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["FUDP009"];

    /// <inheritdoc/>
    protected override string Title => "Number all fields with [Order]";

    /// <inheritdoc/>
    protected override IEnumerable<TextChange> Changes(FixPlace place)
    {
        if (place.Type is null || place.Model.GetDeclaredSymbol(place.Type, place.Cancellation) is not INamedTypeSymbol type)
            return [];
        SyntaxNode?[] members = [.. InOrder(type, place).Select(member => DeclarationOf(member, place))];

        // Fields declared in one statement, or in another file, are left to their author.
        return members.Contains(null) || members.Distinct().Count() < members.Length
            ? []
            : members.Select((member, index) => AttributeText.Number(place, member!, KnownNames.Order, index + 1));
    }

    private static IEnumerable<WireMember> InOrder(INamedTypeSymbol type, FixPlace place)
    {
        if (type.Find(KnownNames.DatagramMessage) is not AttributeData declaration)
            return [];
        IReadOnlyList<WireMember> members = MemberDiscovery.Find(
            new MessageContext(type, declaration, place.Model.Compilation, place.Cancellation));
        int last = int.MinValue;
        return members
            .Select(member => (Member: member, Position: last = member.Attributes.Find(KnownNames.Order)?.Int(0) ?? last))
            .ToArray()
            .OrderBy(each => each.Position)
            .Select(each => each.Member);
    }

    private static SyntaxNode? DeclarationOf(WireMember member, FixPlace place)
    {
        SyntaxNode? node = member.Symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(place.Cancellation);
        SyntaxNode? declaration = node is VariableDeclaratorSyntax ? node.FirstAncestorOrSelf<FieldDeclarationSyntax>() : node;
        return declaration?.SyntaxTree == place.Model.SyntaxTree ? declaration : null;
    }
}
