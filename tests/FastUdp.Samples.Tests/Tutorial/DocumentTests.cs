using System.Text.RegularExpressions;

namespace FastUdp.Samples.Tests.Tutorial;

/// <summary>
/// Every C# block of docs/tutorial.md is named, and is the region of that name in the files beside this one, which are compiled and run.
/// </summary>
public sealed partial class DocumentTests
{
    private static readonly Dictionary<string, string> Regions = Directory
        .EnumerateFiles(Repository.PathOf("tests", "FastUdp.Samples.Tests", "Tutorial"), "*Snippets.cs")
        .SelectMany(static file => Region().Matches(File.ReadAllText(file).ReplaceLineEndings("\n")))
        .ToDictionary(static region => region.Groups["name"].Value, static region => WithoutIndent(region.Groups["code"].Value));

    private static readonly string Document = Repository.Read("docs", "tutorial.md");

    [Fact]
    public void Every_block_is_a_region_that_is_compiled_and_run()
    {
        Match[] blocks = [.. Block().Matches(Document).Cast<Match>()];
        Assert.All(blocks, static block => Assert.Equal(Regions.GetValueOrDefault(block.Groups["name"].Value), block.Groups["code"].Value));
        Assert.Equal(Regions.Keys.Order(), blocks.Select(static block => block.Groups["name"].Value).Order());
        Assert.Equal(blocks.Length, Regex.Count(Document, "^```csharp", RegexOptions.Multiline));
    }

    private static string WithoutIndent(string code)
    {
        int indent = code.Length - code.TrimStart(' ').Length;
        return string.Concat(code.Split('\n').SkipLast(1).Select(line => line[Math.Min(indent, line.Length)..] + "\n"));
    }

    [GeneratedRegex("^ *#region (?<name>[a-z-]+)\n(?<code>.*?\n) *#endregion", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex("^<!-- snippet: (?<name>[a-z-]+) -->\n```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
