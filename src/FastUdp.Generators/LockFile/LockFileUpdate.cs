using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace FastUdp.Generators.LockFile;

/// <summary>
/// Writes the lines of a message into a lock file. Messages stand in the ordinal order of their names; every other line,
/// the remarks among them, stays as it is.
/// </summary>
internal static class LockFileUpdate
{
    /// <param name="text">The file.</param>
    /// <param name="message">The message whose lines are replaced.</param>
    /// <param name="lines">Its new lines, which may be none.</param>
    public static SourceText Apply(SourceText text, string message, IEnumerable<string> lines)
    {
        List<string> kept = [.. Lines(text).Where(line => MessageOf(line) != message)];
        kept.InsertRange(PlaceOf(message, kept), lines);

        string ending = text.Lines[0].EndIncludingLineBreak - text.Lines[0].End == 2 ? "\r\n" : "\n";
        var builder = new StringBuilder();
        foreach (string line in kept)
            builder.Append(line).Append(ending);
        return SourceText.From(builder.ToString(), text.Encoding ?? new UTF8Encoding(false), text.ChecksumAlgorithm);
    }

    private static IEnumerable<string> Lines(SourceText text)
    {
        IEnumerable<string> lines = text.Lines.Select(line => line.ToString());

        // Behind the last line break there is an empty line, which is none.
        return text.Lines[text.Lines.Count - 1].Span.IsEmpty ? lines.Take(text.Lines.Count - 1) : lines;
    }

    /// <summary>Behind the last message that comes before this one; failing that before the first, below the remarks at the top.</summary>
    private static int PlaceOf(string message, List<string> lines)
    {
        int before = lines.FindLastIndex(line => MessageOf(line) is string other && string.CompareOrdinal(other, message) < 0);
        if (before >= 0)
            return before + 1;
        int first = lines.FindIndex(line => MessageOf(line) is not null);
        return first >= 0 ? first : lines.Count;
    }

    private static string? MessageOf(string line) =>
        LockFileText.IsRemark(line.Trim()) ? null : LockLine.Parse(line.Trim())?.Message;
}
