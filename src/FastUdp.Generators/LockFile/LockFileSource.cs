using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FastUdp.Generators.LockFile;

/// <summary>One lock file of a project: where it is and what it says.</summary>
internal sealed record LockFileSource(string Path, SourceText Text, LockFileText Content)
{
    /// <summary>What a project has that keeps only the other file.</summary>
    private static readonly LockFileSource None = new("", SourceText.From(""), LockFileText.Empty);

    /// <summary>Reads a file, where there is one.</summary>
    /// <param name="files">The additional files of the project.</param>
    /// <param name="name">The name of the lock file.</param>
    /// <param name="parse">Parses a text not parsed before.</param>
    /// <param name="cancellation">Stops it.</param>
    public static LockFileSource Read(
        ImmutableArray<AdditionalText> files, string name, Func<SourceText, LockFileText> parse, CancellationToken cancellation)
    {
        AdditionalText? file = Find(files, name);
        return file?.GetText(cancellation) is SourceText text ? new LockFileSource(file.Path, text, parse(text)) : None;
    }

    /// <summary>Whether a file is there.</summary>
    public static bool Exists(ImmutableArray<AdditionalText> files, string name) => Find(files, name) is not null;

    public Location LocationOf(TextLine line) => Location.Create(Path, line.Span, Text.Lines.GetLinePositionSpan(line.Span));

    private static AdditionalText? Find(ImmutableArray<AdditionalText> files, string name) =>
        files.FirstOrDefault(file => System.IO.Path.GetFileName(file.Path).Equals(name, StringComparison.OrdinalIgnoreCase));
}
