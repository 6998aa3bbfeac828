using System.Text;
using FastUdp.Generators.LockFile;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FastUdp.CodeFixes;

/// <summary>Brings the unshipped file of a project up to date.</summary>
internal static class LockFileEdit
{
    /// <param name="project">The project that has the file, or at least the shipped one beside which it is made.</param>
    /// <param name="diagnostics">What the analyzer reported; each brings the lines its message has to have.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<Solution> ApplyAsync(Project project, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        TextDocument document = Find(project, LockFileText.UnshippedName) ?? Create(project);
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        foreach ((string message, string[] lines) in Messages(diagnostics))
            text = LockFileUpdate.Apply(text, message, lines);
        return document.Project.Solution.WithAdditionalDocumentText(document.Id, text);
    }

    private static IEnumerable<(string Message, string[] Lines)> Messages(IEnumerable<Diagnostic> diagnostics) =>
        from diagnostic in diagnostics
        let message = diagnostic.Properties.TryGetValue(LockFileCheck.MessageProperty, out string? name) ? name : null
        let lines = diagnostic.Properties.TryGetValue(LockFileCheck.LinesProperty, out string? joined) ? joined : null
        where message is not null && lines is not null
        group lines.Split(['\n'], StringSplitOptions.RemoveEmptyEntries) by message into found
        orderby found.Key
        select (found.Key, found.First());

    private static TextDocument? Find(Project project, string name) => project.AdditionalDocuments
        .FirstOrDefault(document => Path.GetFileName(document.FilePath ?? document.Name).Equals(name, StringComparison.OrdinalIgnoreCase));

    private static TextDocument Create(Project project)
    {
        TextDocument? shipped = Find(project, LockFileText.ShippedName);
        string? path = shipped?.FilePath is string beside ? Path.Combine(Path.GetDirectoryName(beside)!, LockFileText.UnshippedName) : null;
        return project.AddAdditionalDocument(
            LockFileText.UnshippedName, SourceText.From("", new UTF8Encoding(false)), shipped?.Folders, path);
    }
}
