using FastUdp.Generators;
using FastUdp.Generators.Dispatch;
using FastUdp.Messages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FastUdp.Benchmarks.Subjects.Generator;

/// <summary>A project of so many messages, each in a file of its own, and a file that has nothing to do with them.</summary>
internal sealed class SyntheticProject
{
    // What a program of .NET is compiled against, and the engine.
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(typeof(DatagramMessageAttribute).Assembly.Location)
            .Distinct()
            .Where(File.Exists)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly SyntaxTree[] _messages;
    private readonly SyntaxTree _other;

    public SyntheticProject(int messages)
    {
        _messages = [.. Enumerable.Range(0, messages).Select(static index => Parse(SyntheticMessage.Source(index), $"Message{index}.cs"))];
        _other = Parse(SyntheticMessage.OtherSource(0), "Other.cs");
        Compilation = Compile();
        Verify();
    }

    /// <summary>The project before any edit.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>The same files in a compilation that knows nothing yet but its references.</summary>
    public CSharpCompilation Compile()
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Synthetic", [.. _messages, _other], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        if (compilation.GetTypeByMetadataName(typeof(DatagramMessageAttribute).FullName!) is null)
            throw new InvalidOperationException("The synthetic project does not see the engine.");
        return compilation;
    }

    /// <summary>After the so-many-eth edit of the other file.</summary>
    public CSharpCompilation EditOther(int edit) =>
        Compilation.ReplaceSyntaxTree(_other, Parse(SyntheticMessage.OtherSource(edit), _other.FilePath));

    /// <summary>After the so-many-eth edit of one message: a field is renamed.</summary>
    public CSharpCompilation EditMessage(int edit)
    {
        SyntaxTree tree = _messages[_messages.Length / 2];
        return Compilation.ReplaceSyntaxTree(tree, Parse(SyntheticMessage.Source(_messages.Length / 2, edit), tree.FilePath));
    }

    /// <summary>A driver that has seen nothing yet.</summary>
    public static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(new MessageGenerator(), new DispatcherGenerator());

    /// <summary>Every message must get its codec: what fails early is fast.</summary>
    private void Verify()
    {
        GeneratorDriver driver = NewDriver().RunGeneratorsAndUpdateCompilation(Compilation, out Compilation whole, out _);
        int sources = driver.GetRunResult().GeneratedTrees.Length;
        Diagnostic? error = whole.GetDiagnostics().FirstOrDefault(static one => one.Severity == DiagnosticSeverity.Error);
        if (sources < _messages.Length || error is not null)
            throw new InvalidOperationException($"{sources} sources for {_messages.Length} messages; {error}");
    }

    private static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, path: path);
}
