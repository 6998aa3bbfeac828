using System.Collections.Immutable;
using FastUdp.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FastUdp.Generators.Analysis;

/// <summary>
/// Takes back the advice to make a computed <c>[Constant]</c> property static, which needs no instance indeed: a static
/// member is on no wire.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConstantSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor MarkedConstant = new(
        "FUDPS001", "CA1822", "A property marked [Constant] is on the wire, which static ones are not");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [MarkedConstant];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (IsConstant(diagnostic, context))
                context.ReportSuppression(Suppression.Create(MarkedConstant, diagnostic));
        }
    }

    private static bool IsConstant(Diagnostic diagnostic, SuppressionAnalysisContext context)
    {
        if (diagnostic.Location.SourceTree is not SyntaxTree tree)
            return false;
        SyntaxNode node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan);
        ISymbol? member = context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken);
        return member?.Find(KnownNames.Constant) is not null;
    }
}
