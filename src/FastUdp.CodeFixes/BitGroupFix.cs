using System.Collections.Immutable;
using System.Composition;
using FastUdp.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FastUdp.CodeFixes;

/// <summary>Begins a group of bit fields where the one before is full.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BitGroupFix)), Shared]
public sealed class BitGroupFix : TextFix
{
    private const string Setting = "StartsGroup";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["FUDP015"];

    /// <inheritdoc/>
    protected override string Title => "Begin a new group";

    /// <inheritdoc/>
    protected override IEnumerable<TextChange> Changes(FixPlace place)
    {
        if (place.Member is not SyntaxNode member)
            return [];
        AttributeSyntax? bits = AttributeText.Find(member, KnownNames.Bits) ?? AttributeText.Find(member, KnownNames.Quantized);
        return bits is { ArgumentList.Arguments: { Count: > 0 } arguments }
            && !arguments.Any(argument => argument.NameEquals is { Name.Identifier.ValueText: Setting })
                ? [Insert(arguments.Last().Span.End, $", {Setting} = true")]
                : [];
    }
}
