using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using FastUdp.Generators.LockFile;
using FastUdp.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace FastUdp.CodeFixes;

/// <summary>Gives a field behind a shipped version the next one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SinceFix)), Shared]
public sealed class SinceFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["FUDP207"];

    /// <inheritdoc/>
    protected override string Title => "Mark it with [Since]";

    /// <inheritdoc/>
    protected override IEnumerable<TextChange> Changes(FixPlace place) =>
        place.Member is SyntaxNode member
        && place.Diagnostic.Properties.TryGetValue(LockFileCheck.VersionProperty, out string? version)
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? [AttributeText.Number(place, member, KnownNames.Since, number)]
            : [];
}
