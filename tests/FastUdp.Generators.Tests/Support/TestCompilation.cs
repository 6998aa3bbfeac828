using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace FastUdp.Generators.Tests.Support;

/// <summary>Compiles source text against the framework these tests run on and the engine.</summary>
internal static class TestCompilation
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);

    /// <summary>The framework's assemblies, the engine and what it stands on.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => IsReferenced(Path.GetFileNameWithoutExtension(path)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Compiles sources, named <c>Source0.cs</c> and so on.</summary>
    public static CSharpCompilation Of(params string[] sources) => Named("Game", sources);

    /// <summary>Compiles sources into an assembly of a name.</summary>
    public static CSharpCompilation Named(string assembly, params string[] sources) => CSharpCompilation.Create(
        assembly, sources.Select((text, index) => Parse(text, $"Source{index}.cs")), References, Options);

    public static SyntaxTree Parse(string text, string path = "Source0.cs") => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    /// <summary>Runs generators, and gives the compilation with what they made.</summary>
    public static CSharpCompilation Generate(CSharpCompilation compilation, params IIncrementalGenerator[] generators)
    {
        CSharpGeneratorDriver.Create([.. generators.Select(GeneratorExtensions.AsSourceGenerator)], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        return (CSharpCompilation)generated;
    }

    private static bool IsReferenced(string assembly) =>
        assembly is "FastUdp.Engine" or "netstandard" or "mscorlib" or "CommunityToolkit.HighPerformance" or "Microsoft.Extensions.ObjectPool"
        || assembly.StartsWith("System", StringComparison.Ordinal);
}
