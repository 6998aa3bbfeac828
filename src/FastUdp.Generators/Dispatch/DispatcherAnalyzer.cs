using System.Collections.Immutable;
using FastUdp.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FastUdp.Generators.Dispatch;

/// <summary>Says what is wrong with dispatchers and with handlers that no dispatcher has.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DispatcherAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        DispatcherDescriptors.NotADispatcher,
        DispatcherDescriptors.WrongShape,
        DispatcherDescriptors.Unreachable,
        DispatcherDescriptors.NoHandlers,
        DispatcherDescriptors.HandlesOutside,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
        context.RegisterSymbolAction(AnalyzeMethod, SymbolKind.Method);
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.Find(DispatcherNames.DatagramDispatcher) is null)
            return;
        foreach (Diagnostic diagnostic in DispatcherParser.Parse(type, context.CancellationToken).Diagnostics)
            context.ReportDiagnostic(diagnostic);
    }

    private static void AnalyzeMethod(SymbolAnalysisContext context)
    {
        ISymbol method = context.Symbol;
        if (method.Find(DispatcherNames.Handles) is null || method.ContainingType.Find(DispatcherNames.DatagramDispatcher) is not null)
            return;
        context.ReportDiagnostic(Diagnostic.Create(
            DispatcherDescriptors.HandlesOutside,
            method.Locations.FirstOrDefault(),
            method.Name,
            method.ContainingType.ToDisplayString(SymbolNames.Short)));
    }
}
