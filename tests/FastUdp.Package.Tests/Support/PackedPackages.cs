namespace FastUdp.Package.Tests.Support;

/// <summary>
/// Both packages, packed once for all tests from what is already built, into a temporary folder outside the repository. Their
/// version is new each time, so that no cache has it. What other tests may be running meanwhile is only read.
/// </summary>
public sealed class PackedPackages : IAsyncLifetime
{
    /// <summary>The folder of everything, deleted at the end.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("fastudp-package-").FullName;

    /// <summary>The folder that serves as the source of packages.</summary>
    public string Source => Path.Combine(Folder, "source");

    public string Version { get; } = $"0.0.0-test.t{Guid.NewGuid():N}";

    public async ValueTask InitializeAsync()
    {
        await PackAsync("FastUdp.Engine");
        await PackAsync("FastUdp.Demo");
        await WriteAsync("Directory.Build.props", "<Project />");
        await WriteAsync("Directory.Build.targets", "<Project />");
        await WriteAsync("Directory.Packages.props", "<Project />");
        await WriteAsync("nuget.config", NuGetConfig());
    }

    public ValueTask DisposeAsync()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The compiler's server may still hold the analyzers. The folder is a temporary one.
        }
        return ValueTask.CompletedTask;
    }

    /// <summary>The file of a package.</summary>
    public string FileOf(string id, string extension = "nupkg") => Path.Combine(Source, $"{id}.{Version}.{extension}");

    private async Task PackAsync(string project)
    {
        string scratch = Path.Combine(Folder, "scratch", project) + Path.DirectorySeparatorChar;
        DotNetResult result = await DotNet.RunAsync(
            Repository.Root, "pack", Path.Combine("src", project), "--no-build", "-c", TestBuild.Configuration, "-o", Source,
            $"-p:PackageVersion={Version}", $"-p:NuspecOutputPath={scratch}");
        result.AssertSucceeded();
    }

    private Task WriteAsync(string file, string text) => File.WriteAllTextAsync(Path.Combine(Folder, file), text);

    /// <summary>
    /// One source, the packages under test; a packages folder of its own, for nothing stale to be used; and what they depend on from
    /// the folder this repository was restored from, so that no network is needed.
    /// </summary>
    private string NuGetConfig() =>
        $"""
        <configuration>
          <config>
            <add key="globalPackagesFolder" value="{Path.Combine(Folder, "packages")}" />
          </config>
          <fallbackPackageFolders>
            <clear />
            <add key="restored" value="{TestBuild.PackageFolder}" />
          </fallbackPackageFolders>
          <packageSources>
            <clear />
            <add key="packed" value="{Source}" />
          </packageSources>
        </configuration>
        """;
}
