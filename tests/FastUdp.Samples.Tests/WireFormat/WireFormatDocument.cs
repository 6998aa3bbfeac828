using System.Text.RegularExpressions;
using FastUdp.Samples.Tests.Support;

namespace FastUdp.Samples.Tests.WireFormat;

/// <summary>A fenced block of the document: what it shows, of which message, and its lines.</summary>
internal sealed record DocumentBlock(string Kind, string Message, string[] Lines);

/// <summary>docs/wire-format.md, as far as it can be checked.</summary>
internal static partial class WireFormatDocument
{
    public static DocumentBlock[] Blocks { get; } =
    [
        .. Fence().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "wire-format.md")).ReplaceLineEndings("\n"))
            .Select(match => new DocumentBlock(
                match.Groups["kind"].Value, match.Groups["message"].Value, match.Groups["text"].Value.TrimEnd('\n').Split('\n'))),
    ];

    /// <summary>The blocks of one kind, by the message they are about.</summary>
    public static IEnumerable<DocumentBlock> Of(string kind) => Blocks.Where(block => block.Kind == kind);

    /// <summary>The one block of a kind about a message.</summary>
    public static DocumentBlock Of(string kind, string message) => Assert.Single(Of(kind), block => block.Message == message);

    /// <summary>The bytes of a line, up to its remark.</summary>
    public static byte[] Bytes(string line) => Hex.Parse(line.Split('#')[0]);

    /// <summary>The first word of a line's remark.</summary>
    public static string Remark(string line) => line.Split('#')[1].Trim().Split(':')[0];

    [GeneratedRegex(@"^```(?<kind>\w+) ?(?<message>\w*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
