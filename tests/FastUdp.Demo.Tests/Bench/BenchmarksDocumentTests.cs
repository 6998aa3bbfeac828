using FastUdp.Benchmarks.Document;

namespace FastUdp.Demo.Tests.Bench;

/// <summary>docs/benchmarks.md has no figure that a kept run does not have.</summary>
public class BenchmarksDocumentTests
{
    private const string Page = "docs/benchmarks.md";

    private static readonly string Folder = Repository.PathOf("docs/benchmarks");

    [Fact]
    public void The_page_is_what_the_kept_runs_make() => Assert.Equal(Repository.Read(Page), BenchmarksPage.Rewrite(Repository.Read(Page), Folder));

    [Fact]
    public void Every_kept_run_is_of_a_work_on_the_page() => Assert.All(
        Directory.GetFiles(Folder, "*.json"),
        static path => Assert.Contains(DocumentWork.All, work => work.Name == Path.GetFileNameWithoutExtension(path)));

    [Fact]
    public void A_work_that_was_not_measured_says_so_and_what_stands_around_the_figures_stays()
    {
        string folder = Directory.CreateTempSubdirectory("fastudp-document-").FullName;
        string made = BenchmarksPage.Rewrite(Repository.Read(Page), folder);
        Directory.Delete(folder);
        Assert.StartsWith(Repository.Read(Page)[..500], made, StringComparison.Ordinal);
        Assert.Equal(DocumentWork.All.Count, made.Split("\nNot measured.\n").Length - 1);
    }
}
