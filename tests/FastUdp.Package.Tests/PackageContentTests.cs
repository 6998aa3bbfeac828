using System.IO.Compression;
using System.Xml.Linq;
using FastUdp.Package.Tests.Support;

namespace FastUdp.Package.Tests;

/// <summary>What lies in the packages.</summary>
public sealed class PackageContentTests(PackedPackages packages)
{
    [Fact]
    public void The_package_has_the_engine_the_generator_and_what_belongs_to_them()
    {
        string[] files = Files(packages.FileOf("FastUdp"));
        Assert.Equal(
            [
                "LICENSE",
                "README.md",
                "analyzers/dotnet/cs/FastUdp.CodeFixes.dll",
                "analyzers/dotnet/cs/FastUdp.Generators.dll",
                "build/FastUdp.props",
                "buildTransitive/FastUdp.props",
                "lib/net10.0/FastUdp.Engine.dll",
                "lib/net10.0/FastUdp.Engine.xml",
            ],
            files);
    }

    [Fact]
    public void The_symbols_are_in_a_package_of_their_own() =>
        Assert.Equal(["lib/net10.0/FastUdp.Engine.pdb"], Files(packages.FileOf("FastUdp", "snupkg")));

    [Fact]
    public void The_package_depends_on_two_packages_of_the_run_time_and_on_no_compiler()
    {
        using ZipArchive package = ZipFile.OpenRead(packages.FileOf("FastUdp"));
        using Stream nuspec = package.GetEntry("FastUdp.nuspec")!.Open();
        IEnumerable<string> dependencies = XDocument.Load(nuspec).Descendants()
            .Where(element => element.Name.LocalName == "dependency")
            .Select(element => element.Attribute("id")!.Value);
        Assert.Equal(["CommunityToolkit.HighPerformance", "Microsoft.Extensions.ObjectPool"], dependencies.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("FastUdp", "nupkg")]
    [InlineData("FastUdp", "snupkg")]
    [InlineData("FastUdp.Tool", "nupkg")]
    public void No_file_names_a_folder_of_the_machine_that_built_it(string id, string extension)
    {
        Assert.SkipUnless(TestBuild.Configuration == "Release", "Only Release builds leave out the folders.");
        using ZipArchive package = ZipFile.OpenRead(packages.FileOf(id, extension));
        byte[] root = System.Text.Encoding.UTF8.GetBytes(Repository.Root);
        Assert.All(package.Entries, entry => Assert.Equal(-1, Content(entry).AsSpan().IndexOf(root)));
    }

    /// <summary>The files of a package without those every package has.</summary>
    private static string[] Files(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Select(entry => entry.FullName).Where(IsContent).Order(StringComparer.Ordinal)];
    }

    private static bool IsContent(string file) =>
        !file.StartsWith("_rels/", StringComparison.Ordinal) && !file.StartsWith("package/", StringComparison.Ordinal)
        && file != "[Content_Types].xml" && !file.EndsWith(".nuspec", StringComparison.Ordinal);

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
