using System.Collections.Immutable;
using FastUdp.Generators.Dispatch;
using FastUdp.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace FastUdp.Generators.Tests.Dispatch;

/// <summary>Dispatchers as a user writes them, beside a few messages: what is said of them, and what is made of them.</summary>
internal static class DispatcherCheck
{
    private const string Messages = """
        using FastUdp;
        using FastUdp.Messages;

        namespace Game;

        [DatagramMessage(1)] public readonly partial record struct Ping(uint Number);
        [DatagramMessage(2)] public readonly partial record struct Pong(uint Number);
        [DatagramMessage(300)] public partial record Chat([property: MaxLength(20)] string Text);
        [DatagramMessage(4)] public ref partial struct View { [MaxLength(100)] public System.ReadOnlySpan<byte> Bytes; }
        [DatagramMessage] public readonly partial record struct Foreign(uint Number);
        public readonly record struct Plain(uint Number);
        """;

    private const string Head = """
        using System.Threading.Tasks;
        using FastUdp;
        using FastUdp.Messages;
        using Game;

        """;

    /// <summary>Every diagnostic of a source: its id, the text it is reported on, and what it says.</summary>
    public static string[] Diagnose(string source)
    {
        CSharpCompilation compilation = TestCompilation.Generate(
            TestCompilation.Of(Messages, Head + source), new MessageGenerator(), new DispatcherGenerator());
        ImmutableArray<Diagnostic> diagnostics = compilation
            .WithAnalyzers([new DispatcherAnalyzer()])
            .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return
        [
            .. diagnostics
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .Select(diagnostic => $"{diagnostic.Id} on {Spanned(diagnostic)}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"),
        ];
    }

    /// <summary>Compiles a source with what the generators make of it, which must neither fail nor warn.</summary>
    public static CSharpCompilation Compile(string source)
    {
        CSharpCompilation compilation = TestCompilation.Generate(
            TestCompilation.Of(Messages, Head + source), new MessageGenerator(), new DispatcherGenerator());
        AssertClean(compilation);
        return compilation;
    }

    /// <summary>Neither fails nor warns; only what the user wrote may lack its documentation.</summary>
    public static void AssertClean(CSharpCompilation compilation) =>
        Assert.DoesNotContain(
            compilation.GetDiagnostics(),
            diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning
                && (diagnostic.Id != "CS1591" || diagnostic.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)));

    /// <summary>What is generated for the one dispatcher of a source.</summary>
    public static string Emit(string source) =>
        Compile(source).SyntaxTrees.Single(tree => tree.FilePath.EndsWith(".Dispatcher.g.cs", StringComparison.Ordinal)).ToString();

    private static string Spanned(Diagnostic diagnostic)
    {
        Assert.True(diagnostic.Location.IsInSource);
        Assert.DoesNotContain('\n', diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        return diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
    }
}
