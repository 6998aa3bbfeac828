using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FastUdp.CodeFixes;

/// <summary>Takes off an attribute that does not apply, or that contradicts another.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAttributeFix)), Shared]
public sealed class RemoveAttributeFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["FUDP011", "FUDP012"];

    /// <inheritdoc/>
    protected override string Title => "Remove the attribute";

    /// <inheritdoc/>
    protected override IEnumerable<TextChange> Changes(FixPlace place) =>
        place.Node.FirstAncestorOrSelf<AttributeSyntax>() is AttributeSyntax attribute ? [AttributeText.Remove(place.Text, attribute)] : [];
}
