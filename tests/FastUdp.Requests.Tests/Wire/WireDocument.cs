using System.Text.RegularExpressions;

namespace FastUdp.Requests.Tests.Wire;

/// <summary>docs/requests-wire.md: its printed bytes, by name.</summary>
internal static partial class WireDocument
{
    private static readonly string Text = Repository.Read("docs", "requests-wire.md");

    public static byte[] BytesOf(string name)
    {
        Match block = Block().Matches(Text).Single(match => match.Groups["name"].Value == name);
        return Convert.FromHexString(NotHex().Replace(block.Groups["lines"].Value, ""));
    }

    public static bool Has(string text) => Text.Contains(text, StringComparison.Ordinal);

    [GeneratedRegex("```wire (?<name>\\w+)\n(?<lines>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    // Comments to the ends of their lines, and all blanks.
    [GeneratedRegex("#[^\n]*|\\s")]
    private static partial Regex NotHex();
}
