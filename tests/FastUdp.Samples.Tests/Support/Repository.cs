namespace FastUdp.Samples.Tests.Support;

/// <summary>The repository, found upwards from the test assembly.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The text of a file, its lines ended alike on every system.</summary>
    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path])).ReplaceLineEndings("\n");

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
