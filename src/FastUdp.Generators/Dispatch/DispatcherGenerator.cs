using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FastUdp.Generators.Dispatch;

/// <summary>
/// Makes every class marked <c>[DatagramDispatcher]</c> the handler of an endpoint. It reports nothing:
/// <see cref="DispatcherAnalyzer"/>, which runs the same parser, says what is wrong.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class DispatcherGenerator : IIncrementalGenerator
{
    /// <summary>The name of the pipeline's step, by which a test sees whether it ran again.</summary>
    internal const string TrackingName = "Dispatchers";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<DispatcherModel> dispatchers = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                DispatcherNames.Attribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (attributed, cancellation) => Parse(attributed, cancellation))
            .Where(static dispatcher => dispatcher is not null)
            .Select(static (dispatcher, _) => dispatcher!)
            .WithTrackingName(TrackingName);

        context.RegisterSourceOutput(
            dispatchers,
            static (output, dispatcher) => output.AddSource(DispatcherEmitter.FileName(dispatcher), DispatcherEmitter.Emit(dispatcher)));
    }

    private static DispatcherModel? Parse(GeneratorAttributeSyntaxContext attributed, CancellationToken cancellation)
    {
        // The attribute can stand on two parts of a class by mistake, which is to be one file all the same.
        var type = (INamedTypeSymbol)attributed.TargetSymbol;
        SyntaxNode? first = type.GetAttributes()
            .First(attribute => attribute.AttributeClass?.ToDisplayString() == DispatcherNames.Attribute)
            .ApplicationSyntaxReference?.GetSyntax(cancellation);
        return attributed.TargetNode.Contains(first) ? DispatcherParser.Parse(type, cancellation).Model : null;
    }
}
