using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FastUdp.CodeFixes;

/// <summary>Makes a message or a dispatcher partial, and the types it is nested in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialFix)), Shared]
public sealed class PartialFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["FUDP001", "FUDP101"];

    /// <inheritdoc/>
    protected override string Title => "Make it partial";

    /// <inheritdoc/>
    protected override IEnumerable<TextChange> Changes(FixPlace place) => place.Node.AncestorsAndSelf()
        .OfType<TypeDeclarationSyntax>()
        .Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))

        // The modifier has to be the last one.
        .Select(type => Insert(type.Keyword.SpanStart, "partial "));
}
