using System.Collections.Immutable;
using FastUdp.Generators.Analysis;
using FastUdp.Generators.Dispatch;
using FastUdp.Generators.LockFile;
using FastUdp.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace FastUdp.Generators.Tests.CodeFixes;

/// <summary>A project of one file and its lock files in an editor's hands, with the analyzers at work.</summary>
internal sealed class FixWorkspace : IDisposable
{
    private const string SourceName = "Messages.cs";

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [new MessageAnalyzer(), new DispatcherAnalyzer(), new LockFileAnalyzer()];

    private readonly AdhocWorkspace _workspace = new();
    private Project _project;

    public FixWorkspace(string source)
    {
        ProjectInfo info = ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Game", "Game", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Preview),
            metadataReferences: TestCompilation.References);
        _project = _workspace.AddProject(info).AddDocument(SourceName, SourceText.From(source), filePath: "/game/" + SourceName).Project;
    }

    /// <summary>The source as it is now.</summary>
    public Task<string> SourceAsync() => TextAsync(_project.Documents.Single());

    /// <summary>A lock file as it is now; null when it is not there.</summary>
    public async Task<string?> LockFileAsync(string name) =>
        _project.AdditionalDocuments.SingleOrDefault(document => document.Name == name) is TextDocument document ? await TextAsync(document) : null;

    public FixWorkspace WithShipped(params string[] lines) => With(LockFileText.ShippedName, lines);

    public FixWorkspace WithUnshipped(params string[] lines) => With(LockFileText.UnshippedName, lines);

    /// <summary>What the compiler and the analyzers have against the project, without what the compiler merely notes.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync()
    {
        Compilation compilation = (await _project.GetCompilationAsync())!;
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers(Analyzers, _project.AnalyzerOptions).GetAllDiagnosticsAsync();
        Assert.DoesNotContain(found, each => each.Id == "AD0001");
        return
        [
            .. found.Where(each => each.Severity == DiagnosticSeverity.Error || each.Id.StartsWith("FUDP", StringComparison.Ordinal))
                .OrderBy(each => each.Id).ThenBy(each => each.Location.SourceSpan),
        ];
    }

    /// <summary>Applies the one fix offered for a diagnostic of an id, and tells whether there was one.</summary>
    public async Task<bool> FixAsync(CodeFixProvider provider, string id, int index = 0)
    {
        Diagnostic diagnostic = (await DiagnosticsAsync()).Where(each => each.Id == id).ElementAt(index);
        var offered = new List<CodeAction>();
        TextDocument document = DocumentOf(diagnostic);
        await provider.RegisterCodeFixesAsync(document is Document source
            ? new CodeFixContext(source, diagnostic, (action, _) => offered.Add(action), CancellationToken.None)
            : new CodeFixContext(document, diagnostic.Location.SourceSpan, [diagnostic], (action, _) => offered.Add(action), CancellationToken.None));
        if (offered.Count > 0)
            await ApplyAsync(Assert.Single(offered));
        return offered.Count > 0;
    }

    /// <summary>Fixes every diagnostic of an id in the file, or for the lock files in the project.</summary>
    public async Task FixAllAsync(CodeFixProvider provider, string id, FixAllScope scope = FixAllScope.Document)
    {
        var context = new FixAllContext(
            _project.Documents.Single(), provider, scope, provider.GetType().Name, [id], new FixAllSource(this), CancellationToken.None);
        await ApplyAsync((await provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    public void Dispose() => _workspace.Dispose();

    private static async Task<string> TextAsync(TextDocument document) => (await document.GetTextAsync()).ToString();

    private FixWorkspace With(string name, string[] lines)
    {
        string text = string.Concat(lines.Select(line => line + "\n"));
        _project = _project.AddAdditionalDocument(name, SourceText.From(text), filePath: "/game/" + name).Project;
        return this;
    }

    private TextDocument DocumentOf(Diagnostic diagnostic) => diagnostic.Location.IsInSource
        ? _project.Documents.Single()
        : _project.AdditionalDocuments.Single(document => document.FilePath == diagnostic.Location.GetLineSpan().Path);

    private async Task ApplyAsync(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        _project = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(_project.Id)!;
    }

    /// <summary>Gives the fixer of all what the analyzers report.</summary>
    private sealed class FixAllSource(FixWorkspace workspace) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await workspace.DiagnosticsAsync();

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            (await workspace.DiagnosticsAsync()).Where(each => each.Location.IsInSource);

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await workspace.DiagnosticsAsync()).Where(each => !each.Location.IsInSource);
    }
}
