using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace FastUdp.CodeFixes;

/// <summary>
/// A fix as changes of one file's text: what is not touched keeps its form to the letter, and nothing is laid out anew.
/// </summary>
public abstract class TextFix : CodeFixProvider
{
    /// <summary>What the editor shows.</summary>
    protected abstract string Title { get; }

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) =>
            await FixAllAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        (Document document, Diagnostic diagnostic) = (context.Document, context.Diagnostics[0]);
        ImmutableArray<TextChange> changes = await ChangesOfAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false);
        if (!changes.IsEmpty)
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, cancellation => ApplyAsync(document, changes, cancellation), equivalenceKey: GetType().Name),
                diagnostic);
        }
    }

    /// <summary>What to change; nothing where the fix does not apply.</summary>
    /// <param name="place">The place of the diagnostic.</param>
    protected abstract IEnumerable<TextChange> Changes(FixPlace place);

    /// <summary>Text put in at a position.</summary>
    protected static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);

    private static async Task<Document> ApplyAsync(Document document, IEnumerable<TextChange> changes, CancellationToken cancellation)
    {
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes));
    }

    /// <summary>
    /// Diagnostics may share a change, as two messages do in one type that is not partial. Of changes that overlap the
    /// first is made; the others are offered again.
    /// </summary>
    private async Task<Document> FixAllAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var all = new List<TextChange>();
        foreach (Diagnostic diagnostic in diagnostics)
            all.AddRange(await ChangesOfAsync(document, diagnostic, cancellation).ConfigureAwait(false));

        var kept = new List<TextChange>();
        foreach (TextChange change in all.Distinct().OrderBy(change => change.Span))
        {
            if (kept.Count == 0 || change.Span.Start >= kept[kept.Count - 1].Span.End)
                kept.Add(change);
        }
        return await ApplyAsync(document, kept, cancellation).ConfigureAwait(false);
    }

    private async Task<ImmutableArray<TextChange>> ChangesOfAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return model is null ? [] : [.. Changes(new FixPlace(document, diagnostic, model, text, cancellation))];
    }
}
