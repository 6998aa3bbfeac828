using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace FastUdp.Generators.LockFile;

/// <summary>A line of a lock file that cannot count.</summary>
/// <param name="Source">The line.</param>
/// <param name="Reason">What is wrong with it.</param>
internal sealed record LockFileFault(TextLine Source, string Reason);

/// <summary>A lock file, read. Blank lines and lines that begin with '#' are for people.</summary>
internal sealed class LockFileText
{
    /// <summary>The file that holds what has been released.</summary>
    public const string ShippedName = "FastUdp.Messages.Shipped.txt";

    /// <summary>The file that holds what has changed since.</summary>
    public const string UnshippedName = "FastUdp.Messages.Unshipped.txt";

    public static readonly LockFileText Empty = Parse(SourceText.From(""));

    private LockFileText(ImmutableDictionary<string, RecordedMessage> messages, ImmutableArray<LockFileFault> faults)
    {
        Messages = messages;
        Faults = faults;
    }

    public ImmutableDictionary<string, RecordedMessage> Messages { get; }

    /// <summary>The lines left out.</summary>
    public ImmutableArray<LockFileFault> Faults { get; }

    public static LockFileText Parse(SourceText text)
    {
        var lines = new Dictionary<(string Message, int Place), RecordedLine>();
        ImmutableArray<LockFileFault>.Builder faults = ImmutableArray.CreateBuilder<LockFileFault>();
        foreach (TextLine source in text.Lines)
        {
            if (Read(source, lines) is string reason)
                faults.Add(new LockFileFault(source, reason));
        }
        ImmutableDictionary<string, RecordedMessage> messages = lines.Values
            .GroupBy(line => line.Line.Message)
            .ToImmutableDictionary(group => group.Key, group => new RecordedMessage(group.Key, group));
        return new LockFileText(messages, faults.ToImmutable());
    }

    /// <summary>Whether a line is for people.</summary>
    public static bool IsRemark(string line) => line.Length == 0 || line[0] == '#';

    /// <summary>
    /// What makes the layouts of the shipped messages incomplete: each message has its identifier and every place up to
    /// its last. The unshipped file need not be complete, as it holds differences.
    /// </summary>
    public IEnumerable<LockFileFault> Gaps() =>
        from message in Messages.Values
        let line = message.Misplaced
        where line is not null
        select new LockFileFault(line.Source, message.Heading is null
            ? $"'{message.Name}' lacks the line with its identifier"
            : $"'{message.Name}' lacks a line before #{line.Line.Place}");

    /// <summary>Takes a line in; gives the reason when it cannot.</summary>
    private static string? Read(TextLine source, Dictionary<(string Message, int Place), RecordedLine> lines)
    {
        string text = source.ToString().Trim();
        if (IsRemark(text))
            return null;
        if (LockLine.Parse(text) is not LockLine line)
            return $"'{text}' reads neither 'Message = identifier' nor 'Message #place field: type'";
        if (lines.TryGetValue((line.Message, line.Place), out RecordedLine? earlier))
            return $"'{text}' repeats line {earlier.Source.LineNumber + 1}";
        lines.Add((line.Message, line.Place), new RecordedLine(line, source));
        return null;
    }
}
