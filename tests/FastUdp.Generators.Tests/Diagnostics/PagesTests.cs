using System.Collections.Immutable;
using System.Text.RegularExpressions;
using FastUdp.Generators.Analysis;
using FastUdp.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace FastUdp.Generators.Tests.Diagnostics;

/// <summary>Every diagnostic has a page that says what to do, and the examples there are right.</summary>
public partial class PagesTests
{
    private static readonly DiagnosticDescriptor[] All =
    [
        .. typeof(MessageAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsSubclassOf(typeof(DiagnosticSuppressor)))
            .SelectMany(type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
            .DistinctBy(each => each.Id)
            .OrderBy(each => each.Id, StringComparer.Ordinal),
    ];

    public static TheoryData<string> Ids => [.. All.Select(each => each.Id)];

    public static TheoryData<string> MessageIds => [.. Descriptors.OfMessages.Select(each => each.Id)];

    [Fact]
    public void The_diagnostics_are_found() => Assert.True(All.Length >= Descriptors.OfMessages.Length);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_diagnostic_has_a_page_and_a_link_to_it(string id)
    {
        Assert.StartsWith($"# {id}: ", Repository.Read("docs", "diagnostics", $"{id}.md"), StringComparison.Ordinal);
        Assert.EndsWith($"/docs/diagnostics/{id}.md", Find(id).HelpLinkUri, StringComparison.Ordinal);
        Assert.Contains($"[{id}]({id}.md)", Repository.Read("docs", "diagnostics", "README.md"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_diagnostic_has_a_row_in_the_releases(string id)
    {
        string releases = Repository.Read("src", "FastUdp.Generators", "AnalyzerReleases.Unshipped.md")
            + Repository.Read("src", "FastUdp.Generators", "AnalyzerReleases.Shipped.md");
        Assert.Contains($"\n{id} | {Find(id).Category} | {Find(id).DefaultSeverity} | {Find(id).Title}", releases, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_is_about_a_diagnostic() => Assert.All(
        Directory.EnumerateFiles(Repository.PathOf("docs", "diagnostics"), "FUDP*.md"),
        page => Assert.Contains(All, each => each.Id == Path.GetFileNameWithoutExtension(page)));

    [Theory]
    [MemberData(nameof(MessageIds))]
    public async Task The_wrong_example_of_a_page_is_wrong_and_the_right_one_right(string id)
    {
        string[] examples = [.. Example().Matches(Repository.Read("docs", "diagnostics", $"{id}.md")).Select(match => match.Groups[1].Value)];
        Assert.Equal(2, examples.Length);
        ImmutableArray<Diagnostic> found = await Analyzed.DiagnosticsAsync(examples[0]);
        Assert.NotEmpty(found);
        Assert.All(found, each => Assert.Equal(id, each.Id));
        Assert.Contains($"// {id}", examples[0], StringComparison.Ordinal);
        await Analyzed.AcceptsAsync(examples[1]);
    }

    private static DiagnosticDescriptor Find(string id) => All.Single(each => each.Id == id);

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
