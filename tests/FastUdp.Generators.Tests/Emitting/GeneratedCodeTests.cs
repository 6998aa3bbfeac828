using System.Collections.Immutable;
using FastUdp.Generators.Analysis;
using FastUdp.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace FastUdp.Generators.Tests.Emitting;

/// <summary>What is generated compiles without a warning, whatever is declared, and is there for an editor to complete.</summary>
public class GeneratedCodeTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public async Task Random_declarations_compile_without_a_warning(int seed, bool checksOverflow)
    {
        const int Count = 60;
        CSharpCompilation compilation = TestCompilation.Of(RandomDeclarations.Preamble, new RandomDeclarations(seed).Messages(Count));
        compilation = compilation.WithOptions(compilation.Options.WithOverflowChecks(checksOverflow).WithWarningLevel(9999));
        CSharpCompilation generated = TestCompilation.Generate(compilation, new MessageGenerator());

        ImmutableArray<Diagnostic> refused = await Analyzed.DiagnosticsAsync(generated, new MessageAnalyzer());
        Assert.True(refused.IsEmpty, string.Join('\n', refused.Select(each => each.GetMessage(null))));
        Assert.Equal(2 + Count + 3, generated.SyntaxTrees.Length);
        Assert.Empty(generated.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(each => each.Severity >= DiagnosticSeverity.Warning && !IsAboutTheDeclaration(each)));
    }

    [Theory]
    [InlineData("MessageId")]
    [InlineData("MaxWireSize")]
    [InlineData("TryRead")]
    [InlineData("TryWrite")]
    [InlineData("GetWireSize")]
    public void Generated_members_are_found_where_the_type_is_named(string member)
    {
        const string Source = """
            using FastUdp.Messages;
            namespace Game;
            [DatagramMessage(1)] public readonly partial record struct Ping(uint Id);
            class User { int Size() => Ping.MaxWireSize; }
            """;
        CSharpCompilation generated = TestCompilation.Generate(TestCompilation.Of(Source), new MessageGenerator());
        SemanticModel model = generated.GetSemanticModel(generated.SyntaxTrees[0]);
        INamedTypeSymbol ping = generated.GetTypeByMetadataName("Game.Ping")!;
        int position = Source.IndexOf("MaxWireSize", StringComparison.Ordinal);
        Assert.NotEmpty(model.LookupSymbols(position, ping, member));
    }

    /// <summary>XML comments that the random declarations lack.</summary>
    private static bool IsAboutTheDeclaration(Diagnostic diagnostic) =>
        diagnostic.Id == "CS1591" && diagnostic.Location.SourceTree!.FilePath.StartsWith("Source", StringComparison.Ordinal);
}
