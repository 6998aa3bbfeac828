namespace FastUdp.Engine.Tests.Support;

internal sealed record SourceFile(string Path, string[] Lines)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The lines that hold code: comments and documentation do not count.</summary>
    public IEnumerable<string> Code => Lines.Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal));

    public bool IsIn(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public bool Has(string text) => Code.Any(line => line.Contains(text, StringComparison.Ordinal));
}

/// <summary>The sources as they lie in the repository.</summary>
internal static class SourceTree
{
    public static string TestProject => Repository.PathOf("tests", "FastUdp.Engine.Tests");

    /// <summary>The engine's sources, their paths relative to its project and with forward slashes.</summary>
    public static SourceFile[] Engine { get; } = Read(Repository.PathOf("src", "FastUdp.Engine"));

    private static SourceFile[] Read(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => new SourceFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllLines(path)))
            .Where(file => !file.IsIn("obj") && !file.IsIn("bin"))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .ToArray();
}
