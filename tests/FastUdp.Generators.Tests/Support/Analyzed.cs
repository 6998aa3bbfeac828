using System.Collections.Immutable;
using FastUdp.Generators.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace FastUdp.Generators.Tests.Support;

/// <summary>Runs analyzers over sources, as the compiler does: with what the generator has made of them.</summary>
internal static class Analyzed
{
    /// <summary>What the analyzers report, in the order of the source. An analyzer that throws fails the test.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(CSharpCompilation compilation, params DiagnosticAnalyzer[] analyzers)
    {
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => thrown ??= exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers([.. analyzers], options)
            .GetAnalyzerDiagnosticsAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Null(thrown);
        Assert.DoesNotContain(diagnostics, each => each.Id == "AD0001");
        return [.. diagnostics.OrderBy(each => each.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(each => each.Location.SourceSpan.Start)];
    }

    /// <summary>What the analyzer of messages reports about a source.</summary>
    public static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(string source)
    {
        CSharpCompilation compilation = TestCompilation.Of(MarkedSource.Parse(source).Text);
        return DiagnosticsAsync(TestCompilation.Generate(compilation, new MessageGenerator()), new MessageAnalyzer());
    }

    /// <summary>Expects the diagnostics marked in a source, and no others, with these messages in the order of the source.</summary>
    public static async Task ReportsAsync(string marked, params string[] messages)
    {
        ImmutableArray<Diagnostic> found = await DiagnosticsAsync(marked);
        Assert.Equal(MarkedSource.Parse(marked).Marks, found.Select(each => new Mark(each.Id, each.Location.SourceSpan)));
        Assert.Equal(messages, found.Select(each => each.GetMessage(null)));
    }

    /// <summary>Expects a source to be without fault, and what is generated for it to compile.</summary>
    public static async Task AcceptsAsync(string source)
    {
        Assert.Empty(await DiagnosticsAsync(source));
        CSharpCompilation compilation = TestCompilation.Of(MarkedSource.Parse(source).Text);
        CSharpCompilation generated = TestCompilation.Generate(compilation, new MessageGenerator());
        Assert.Empty(generated.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error));
        Assert.True(generated.SyntaxTrees.Length > 1, "Nothing was generated.");
    }
}
