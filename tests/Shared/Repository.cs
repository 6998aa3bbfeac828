namespace FastUdp.Tests.Shared;

/// <summary>The repository, found upwards from the test assembly: its sources may have been built under another path.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The path of a file or folder, given from the root.</summary>
    public static string PathOf(params string[] path) => Path.Combine([Root, .. path]);

    /// <summary>The text of a file, its lines ended alike on every system.</summary>
    public static string Read(params string[] path) => File.ReadAllText(PathOf(path)).ReplaceLineEndings("\n");

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
