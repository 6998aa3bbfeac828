using System.Collections.Immutable;
using FastUdp.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FastUdp.Generators.Analysis;

/// <summary>Reports what keeps declarations from being messages. Parses them as the generator does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MessageAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.OfMessages;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.MessageAttribute) is null)
                return;
            var identifiers = new MessageIdentifiers(start.Compilation);
            start.RegisterSymbolAction(symbol => AnalyzeType(symbol, identifiers), SymbolKind.NamedType);
            start.RegisterSyntaxNodeAction(AnalyzeAssemblyAttribute, SyntaxKind.Attribute);
        });
    }

    private static void AnalyzeType(SymbolAnalysisContext context, MessageIdentifiers identifiers)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.Find(KnownNames.DatagramMessage) is not AttributeData declaration)
            return;
        foreach (Diagnostic diagnostic in MessageParser.Parse(type, context.Compilation, context.CancellationToken).Diagnostics)
            context.ReportDiagnostic(diagnostic);
        if (declaration.Int(0) is not int id || identifiers.OthersOf(type, id, context.CancellationToken) is not { Count: > 0 } others)
            return;
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.DuplicateIdentifier, declaration.ArgumentLocation(0, context.CancellationToken),
            SymbolNames.Display(type), SymbolNames.Number(id), string.Join(" and ", others.Select(SymbolNames.Display))));
    }

    private static void AnalyzeAssemblyAttribute(SyntaxNodeAnalysisContext context)
    {
        if (context.Node is not AttributeSyntax { Parent: AttributeListSyntax { Target.Identifier.RawKind: (int)SyntaxKind.AssemblyKeyword } } syntax)
            return;
        AttributeData? budget = context.Compilation.Assembly.GetAttributes().FirstOrDefault(each =>
            each.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == syntax.SyntaxTree && reference.Span == syntax.Span
            && KnownNames.Of(each) == KnownNames.DatagramBudget);
        if (budget?.Int(0) is int bytes and (< Ranges.MinLength or > Ranges.MaxDatagram))
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ArgumentOutOfRange, budget.ArgumentLocation(0, context.CancellationToken),
                Ranges.Arguments("the assembly", budget, bytes, Ranges.MinLength, Ranges.MaxDatagram)));
    }
}
