using System.Text.RegularExpressions;

namespace FastUdp.Samples.Tests.Documents;

/// <summary>README.zh-CN.md says what README.md says: whoever changes one is reminded of the other.</summary>
public sealed partial class TranslationTests
{
    private static readonly string English = Repository.Read("README.md");
    private static readonly string Chinese = Repository.Read("README.zh-CN.md");

    [Fact]
    public void Both_have_the_same_headings_in_number_and_depth() =>
        Assert.Equal(All(Heading(), WithoutCode(English)), All(Heading(), WithoutCode(Chinese)));

    [Fact]
    public void Both_have_the_same_code_but_for_comments() => Assert.Equal(CodeOf(English), CodeOf(Chinese));

    [Fact]
    public void Both_link_to_the_same_documents_and_to_each_other()
    {
        Assert.Contains("README.md", LinksOf(Chinese));
        Assert.Contains("README.zh-CN.md", LinksOf(English));
        Assert.Equal(LinksOf(English).Where(NotAReadme), LinksOf(Chinese).Where(NotAReadme));
    }

    [Fact]
    public void Both_have_the_same_items_and_rows() => Assert.Equal(All(Item(), WithoutCode(English)), All(Item(), WithoutCode(Chinese)));

    private static bool NotAReadme(string link) => link is not ("README.md" or "README.zh-CN.md");

    private static string[] LinksOf(string document) => [.. Link().Matches(WithoutCode(document)).Select(static link => link.Groups[1].Value).Order(StringComparer.Ordinal)];

    private static string[] CodeOf(string document) =>
        [.. Code().Matches(document).SelectMany(static block => block.Value.Split('\n')).Select(static line => Comment().Replace(line, "")).Where(static line => line.Length > 0)];

    private static string WithoutCode(string document) => Code().Replace(document, "");

    private static string[] All(Regex what, string document) => [.. what.Matches(document).Select(static match => match.Value)];

    [GeneratedRegex("^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("^#+ ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^[-|]", RegexOptions.Multiline)]
    private static partial Regex Item();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();

    // Of C# and of the shell, with the blanks before them.
    [GeneratedRegex(@"\s*(?:// |# ).*$")]
    private static partial Regex Comment();
}
