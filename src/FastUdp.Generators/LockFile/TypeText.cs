using System.Text.RegularExpressions;

namespace FastUdp.Generators.LockFile;

/// <summary>What a type's text tells about changes.</summary>
internal static class TypeText
{
    // The lengths of the grammar: [8], [=8], [Count:8], [..8], and the widths of bit fields: u:3, i:5, bool:1, q(0,1,0.1):4.
    private static readonly Regex Lengths = new(@"(?<=\[(=|\.\.|[^\[\]:]+:)?)\d+(?=\])", RegexOptions.CultureInvariant);
    private static readonly Regex Widths = new(@"(?<=^(u|i|bool|q\(.*\)):)\d+", RegexOptions.CultureInvariant);
    private static readonly Regex Counters = new(@"(?<=\[)[^\[\]:=.]+(?=:\d+\])", RegexOptions.CultureInvariant);

    /// <summary>Whether two types differ in lengths and widths only.</summary>
    public static bool DiffersInSizeOnly(string type, string other) => WithoutSizes(type) == WithoutSizes(other);

    /// <summary>The type with the fields that hold its lengths under their new names.</summary>
    public static string WithCounters(string type, IReadOnlyDictionary<string, string> renamed) =>
        Counters.Replace(type, counter => renamed.TryGetValue(counter.Value, out string? name) ? name : counter.Value);

    private static string WithoutSizes(string type) => Widths.Replace(Lengths.Replace(type, "n"), "n");
}
