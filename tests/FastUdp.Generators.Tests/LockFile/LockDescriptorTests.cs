using FastUdp.CodeFixes;
using FastUdp.Generators.LockFile;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace FastUdp.Generators.Tests.LockFile;

public class LockDescriptorTests
{
    [Fact]
    public void Every_diagnostic_has_a_page_and_a_row_in_the_release_notes()
    {
        string rows = File.ReadAllText(Path.Combine(Root(), "src", "FastUdp.Generators", "AnalyzerReleases.Unshipped.md"));
        foreach (DiagnosticDescriptor descriptor in new LockFileAnalyzer().SupportedDiagnostics)
        {
            string page = File.ReadAllText(Path.Combine(Root(), "docs", "diagnostics", descriptor.Id + ".md"));
            Assert.StartsWith($"# {descriptor.Id}: ", page, StringComparison.Ordinal);
            Assert.Contains($"*{descriptor.DefaultSeverity}.*", page, StringComparison.Ordinal);
            Assert.Contains($"{descriptor.Id} | FastUdp.Messages | {descriptor.DefaultSeverity}", rows, StringComparison.Ordinal);
            Assert.EndsWith($"/docs/diagnostics/{descriptor.Id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_fix_is_found_by_an_editor_under_a_name_of_its_own()
    {
        Type[] fixes = [.. typeof(TextFix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)];
        string?[] names = [.. fixes.Select(type => type.GetCustomAttributes(inherit: false).OfType<ExportCodeFixProviderAttribute>().SingleOrDefault()?.Name)];

        Assert.Equal(fixes.Select(type => type.Name), names);
        foreach (Type type in fixes)
            Assert.NotEmpty(((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds);
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FastUdp.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No FastUdp.sln above {AppContext.BaseDirectory}.");
    }
}
