using System.Text.RegularExpressions;

namespace FastUdp.Samples.Tests.Documents;

/// <summary>Every relative link of the documents leads to something that is there, and to a heading that it has.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Documents =>
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md"),
        .. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories),
        Repository.PathOf("bench", "README.md"),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_lead_somewhere(string document)
    {
        foreach (Match link in Link().Matches(WithoutCode(File.ReadAllText(document))))
        {
            string file = link.Groups["file"].Value;
            string target = file.Length == 0 ? document : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(document)!, file));
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{document} links to {file}, which is not there.");
            if (link.Groups["heading"] is { Length: > 0, Value: var heading })
                Assert.True(Headings(target).Contains(heading), $"{document} links to '{heading}', which {target} does not have.");
        }
    }

    /// <summary>The names of a document's headings as GitHub makes them: small letters, digits and dashes.</summary>
    private static HashSet<string> Headings(string document) =>
    [
        .. Heading().Matches(WithoutCode(File.ReadAllText(document)))
            .Select(static heading => NotInName().Replace(heading.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-')),
    ];

    private static string WithoutCode(string text) => Code().Replace(text.ReplaceLineEndings("\n"), "");

    // Not those with a scheme.
    [GeneratedRegex(@"\]\((?!\w+:)(?<file>[^)#\s]*)(?:#(?<heading>[^)\s]+))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInName();

    [GeneratedRegex("^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();
}
