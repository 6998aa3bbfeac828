using System.Text.RegularExpressions;
using FastUdp.Samples.Tests.Support;

namespace FastUdp.Samples.Tests.WireFormat;

/// <summary>A fenced block of the document: what it shows, of which message, and its lines.</summary>
internal sealed record DocumentBlock(string Kind, string Message, string[] Lines);

/// <summary>A document of the folder docs, as far as it can be checked.</summary>
internal sealed partial class Document(string name)
{
    public static readonly Document WireFormat = new("wire-format.md");

    public static readonly Document Formats = new("formats.md");

    public string Text { get; } = Repository.Read("docs", name);

    /// <summary>The blocks of one kind.</summary>
    public IEnumerable<DocumentBlock> Blocks(string kind) => Fence().Matches(Text)
        .Select(match => new DocumentBlock(
            match.Groups["kind"].Value, match.Groups["message"].Value, match.Groups["text"].Value.TrimEnd('\n').Split('\n')))
        .Where(block => block.Kind == kind);

    /// <summary>The one block of a kind about a message.</summary>
    public DocumentBlock Block(string kind, string message) => Assert.Single(Blocks(kind), block => block.Message == message);

    /// <summary>Holds that every declaration in the document stands in a source file of this folder, where it is compiled.</summary>
    public void AssertDeclaredIn(string file)
    {
        string declared = Repository.Read("tests", "FastUdp.Samples.Tests", "WireFormat", file);
        Assert.All(Blocks("csharp"), block => Assert.Contains(string.Join('\n', block.Lines), declared, StringComparison.Ordinal));
    }

    /// <summary>The bytes of a line, up to its remark.</summary>
    public static byte[] Bytes(string line) => Hex.Parse(line.Split('#')[0]);

    /// <summary>The first word of a line's remark.</summary>
    public static string Remark(string line) => line.Split('#')[1].Trim().Split(':')[0];

    [GeneratedRegex(@"^```(?<kind>\w+) ?(?<message>\w*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
