using System.Collections.Immutable;
using System.Composition;
using FastUdp.Generators.LockFile;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace FastUdp.CodeFixes;

/// <summary>Writes into the unshipped file what it lacks about a message, and takes out what no longer holds.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(LockFileFix),
    DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)]), Shared]
public sealed class LockFileFix : CodeFixProvider
{
    internal const string EquivalenceKey = nameof(LockFileFix);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["FUDP201"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => LockFileFixAll.Instance;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Diagnostic diagnostic = context.Diagnostics[0];
        if (diagnostic.Properties.TryGetValue(LockFileCheck.MessageProperty, out string? message))
        {
            Project project = context.TextDocument.Project;
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Record {message} in {LockFileText.UnshippedName}",
                    cancellation => LockFileEdit.ApplyAsync(project, [diagnostic], cancellation),
                    EquivalenceKey),
                diagnostic);
        }
        return Task.CompletedTask;
    }
}
