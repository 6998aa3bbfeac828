using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FastUdp.CodeFixes;

/// <summary>Takes out the maxima of [MaxLength] that no length needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SurplusMaximaFix)), Shared]
public sealed class SurplusMaximaFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["FUDP013"];

    /// <inheritdoc/>
    protected override string Title => "Remove the surplus maxima";

    /// <inheritdoc/>
    protected override IEnumerable<TextChange> Changes(FixPlace place)
    {
        if (place.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { Parent: AttributeArgumentListSyntax list } surplus)
            return [];
        int index = list.Arguments.IndexOf(surplus);
        return index == 0
            ? []
            : [new TextChange(TextSpan.FromBounds(list.Arguments[index - 1].Span.End, list.Arguments.Last().Span.End), "")];
    }
}
