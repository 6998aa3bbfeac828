using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace FastUdp.CodeFixes;

/// <summary>
/// Records all messages of the chosen scope in one edit a project: the batch fixer would merge changes of source files only.
/// </summary>
internal sealed class LockFileFixAll : FixAllProvider
{
    public static readonly LockFileFixAll Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() =>
        [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(CodeAction.Create(
        "Record all messages", cancellation => ApplyAsync(fixAllContext, cancellation), LockFileFix.EquivalenceKey));

    private static async Task<Solution> ApplyAsync(FixAllContext context, CancellationToken cancellation)
    {
        Solution solution = context.Solution;
        IEnumerable<ProjectId> projects = context.Scope == FixAllScope.Solution ? solution.ProjectIds : [context.Project.Id];
        foreach (ProjectId id in projects)
        {
            Project project = context.Solution.GetProject(id)!;
            ImmutableArray<Diagnostic> diagnostics = context is { Scope: FixAllScope.Document, Document: Document document }
                ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            if (!diagnostics.IsEmpty)
                solution = await LockFileEdit.ApplyAsync(solution.GetProject(id)!, diagnostics, cancellation).ConfigureAwait(false);
        }
        return solution;
    }
}
