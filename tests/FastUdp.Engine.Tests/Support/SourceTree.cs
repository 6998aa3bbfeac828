namespace FastUdp.Engine.Tests.Support;

internal sealed record SourceFile(string Path, string[] Lines)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The lines that hold code: comments and documentation do not count.</summary>
    public IEnumerable<string> Code => Lines.Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal));

    public bool IsIn(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public bool Has(string text) => Code.Any(line => line.Contains(text, StringComparison.Ordinal));
}

/// <summary>The sources as they lie in the repository, found upwards from the test assembly.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    public static string TestProject => Path.Combine(Root, "tests", "FastUdp.Engine.Tests");

    /// <summary>The engine's sources, their paths relative to its project and with forward slashes.</summary>
    public static SourceFile[] Engine { get; } = Read(Path.Combine(Root, "src", "FastUdp.Engine"));

    private static SourceFile[] Read(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => new SourceFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllLines(path)))
            .Where(file => !file.IsIn("obj") && !file.IsIn("bin"))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .ToArray();

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FastUdp.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException($"No FastUdp.sln above {AppContext.BaseDirectory}.");
    }
}
