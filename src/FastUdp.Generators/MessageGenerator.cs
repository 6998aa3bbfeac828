using FastUdp.Generators.Emitting;
using FastUdp.Generators.Model;
using FastUdp.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FastUdp.Generators;

/// <summary>
/// Adds the codec to every type marked <c>[DatagramMessage]</c>. A type that does not parse gets none; the analyzer, which
/// runs the same parser, says why.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class MessageGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<MessageModel> messages = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.MessageAttribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (attributed, cancellationToken) => MessageParser.Parse(attributed, cancellationToken))
            .Where(static message => message is not null)
            .Select(static (message, _) => message!)
            .WithTrackingName(TrackingNames.Messages);

        context.RegisterSourceOutput(
            messages,
            static (output, message) => output.AddSource(MessageEmitter.FileName(message), MessageEmitter.Emit(message)));
    }
}
