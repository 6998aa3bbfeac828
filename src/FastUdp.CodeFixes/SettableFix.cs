using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FastUdp.CodeFixes;

/// <summary>Gives a get-only property an <c>init</c>, with which the reader can set it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SettableFix)), Shared]
public sealed class SettableFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["FUDP019"];

    /// <inheritdoc/>
    protected override string Title => "Add an init accessor";

    /// <inheritdoc/>
    protected override IEnumerable<TextChange> Changes(FixPlace place) =>
        place.Member is PropertyDeclarationSyntax { AccessorList.Accessors: { Count: 1 } accessors }
        && accessors[0].IsKind(SyntaxKind.GetAccessorDeclaration)
            ? [Insert(accessors[0].Span.End, " init;")]
            : [];
}
