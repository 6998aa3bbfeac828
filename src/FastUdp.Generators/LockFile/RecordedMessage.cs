using Microsoft.CodeAnalysis.Text;

namespace FastUdp.Generators.LockFile;

/// <summary>A line of a lock file and where it stands.</summary>
internal sealed record RecordedLine(LockLine Line, TextLine Source);

/// <summary>The lines a lock file has about one message.</summary>
internal sealed class RecordedMessage(string name, IEnumerable<RecordedLine> lines)
{
    private readonly SortedDictionary<int, RecordedLine> _lines = new(lines.ToDictionary(line => line.Line.Place));

    public string Name { get; } = name;

    /// <summary>The lines by their places, that of the identifier first.</summary>
    public IEnumerable<RecordedLine> Lines => _lines.Values;

    /// <summary>The line of the identifier, where there is one.</summary>
    public RecordedLine? Heading => At(LockLine.Heading);

    /// <summary>The line that stands where it should not: the one after a gap, or the first of a message without identifier.</summary>
    public RecordedLine? Misplaced => Lines.Where((line, index) => line.Line.Place != index + LockLine.Heading).FirstOrDefault();

    /// <summary>The layout, for a message with nothing misplaced.</summary>
    public IReadOnlyList<FieldLayout> Fields =>
        FieldLayout.ParseAll(Lines.Where(line => line.Line.Place != LockLine.Heading).Select(line => line.Line.Content));

    public RecordedLine? At(int place) => _lines.TryGetValue(place, out RecordedLine? line) ? line : null;
}
