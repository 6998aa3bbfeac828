using System.Collections.Immutable;
using FastUdp.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FastUdp.Generators.Analysis;

/// <summary>
/// A computed constant of a message (<c>[Constant(1)] uint Version => 1;</c>) uses no instance data, yet must be an instance
/// member to be a field: the advice to make it static would take it off the wire.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConstantPropertySuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor MakeStatic = new(
        "FUDPS001", "CA1822", "A constant field of a message is an instance member");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [MakeStatic];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (Declared(context, diagnostic)?.Find(KnownNames.Constant) is not null)
                context.ReportSuppression(Suppression.Create(MakeStatic, diagnostic));
        }
    }

    private static ISymbol? Declared(SuppressionAnalysisContext context, Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree is not SyntaxTree tree)
            return null;
        SyntaxNode node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan);
        return context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken) switch
        {
            IMethodSymbol { AssociatedSymbol: IPropertySymbol property } => property,
            IPropertySymbol property => property,
            _ => null,
        };
    }
}
