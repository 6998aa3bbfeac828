using System.Collections.Immutable;
using System.Composition;
using FastUdp.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace FastUdp.CodeFixes;

/// <summary>Puts the length before a nested message that has grown.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LengthPrefixedFix)), Shared]
public sealed class LengthPrefixedFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["FUDP026"];

    /// <inheritdoc/>
    protected override string Title => "Add [LengthPrefixed]";

    /// <inheritdoc/>
    protected override IEnumerable<TextChange> Changes(FixPlace place) =>
        place.Member is SyntaxNode member ? [AttributeText.Add(place, member, KnownNames.LengthPrefixed)] : [];
}
