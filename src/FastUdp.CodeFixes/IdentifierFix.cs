using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using FastUdp.Generators.LockFile;
using FastUdp.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FastUdp.CodeFixes;

/// <summary>Gives a message that shares its identifier the next one that is free, in the source and in the lock files.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IdentifierFix)), Shared]
public sealed class IdentifierFix : TextFix
{
    private const int Highest = 16_383;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["FUDP004"];

    /// <inheritdoc/>
    protected override string Title => "Use the next free identifier";

    /// <summary>None: two messages would take the same number.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    protected override IEnumerable<TextChange> Changes(FixPlace place)
    {
        if (place.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not AttributeArgumentSyntax argument)
            return [];
        if (place.Model.GetConstantValue(argument.Expression, place.Cancellation).Value is not int present)
            return [];
        HashSet<int> taken = [.. Declared(place.Model.Compilation.Assembly.GlobalNamespace), .. Recorded(place)];
        int free = Enumerable.Range(present + 1, Highest - present).Concat(Enumerable.Range(0, present))
            .FirstOrDefault(id => !taken.Contains(id));
        return taken.Contains(free) ? [] : [new TextChange(argument.Expression.Span, free.ToString(CultureInfo.InvariantCulture))];
    }

    private static IEnumerable<int> Declared(INamespaceOrTypeSymbol container)
    {
        foreach (INamespaceOrTypeSymbol member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member.Find(KnownNames.DatagramMessage)?.Int(0) is int id)
                yield return id;
            foreach (int inner in Declared(member))
                yield return inner;
        }
    }

    /// <summary>What a lock file has is out there, even where the message is gone.</summary>
    private static IEnumerable<int> Recorded(FixPlace place) =>
        from file in place.Document.Project.AnalyzerOptions.AdditionalFiles
        where Path.GetFileName(file.Path) is LockFileText.ShippedName or LockFileText.UnshippedName
        let text = file.GetText(place.Cancellation)
        where text is not null
        from message in LockFileText.Parse(text).Messages.Values
        let id = message.Heading?.Line.Content
        where int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        select int.Parse(id, CultureInfo.InvariantCulture);
}
