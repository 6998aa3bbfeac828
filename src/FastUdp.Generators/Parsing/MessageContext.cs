using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>The parse of one message: what it is about, and what was found wrong with it.</summary>
internal sealed class MessageContext(INamedTypeSymbol type, AttributeData declaration, Compilation compilation, CancellationToken cancellation)
{
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

    /// <summary>The message.</summary>
    public INamedTypeSymbol Type { get; } = type;

    /// <summary>The attribute that declares it.</summary>
    public AttributeData Declaration { get; } = declaration;

    public Compilation Compilation { get; } = compilation;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>The name for messages to people.</summary>
    public string Name { get; } = type.ToDisplayString(SymbolNames.Short);

    /// <summary>Whether no codec can be made, for a reason reported here or elsewhere.</summary>
    public bool HasFailed { get; private set; }

    public ImmutableArray<Diagnostic> Diagnostics => _diagnostics.ToImmutable();

    /// <summary>Where the type's name stands.</summary>
    public Location? Location => Type.Locations.FirstOrDefault();

    /// <summary>Gives up for a reason that is reported elsewhere: by the compiler, or for the message that is nested.</summary>
    public void Fail() => HasFailed = true;

    public void Report(DiagnosticDescriptor descriptor, Location? location, params object[] arguments)
    {
        HasFailed |= descriptor.DefaultSeverity == DiagnosticSeverity.Error;
        _diagnostics.Add(Diagnostic.Create(descriptor, location, arguments));
    }
}
