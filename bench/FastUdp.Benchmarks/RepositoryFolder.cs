namespace FastUdp.Benchmarks;

/// <summary>Finds folders of the repository from wherever the benches are run.</summary>
internal static class RepositoryFolder
{
    /// <summary>Above the program, or above the current directory; null where there is none.</summary>
    /// <param name="path">From the root of the repository.</param>
    public static string? Find(params string[] path) =>
        FindAbove(AppContext.BaseDirectory, Path.Combine(path)) ?? FindAbove(Environment.CurrentDirectory, Path.Combine(path));

    private static string? FindAbove(string start, string folder)
    {
        for (DirectoryInfo? directory = new(start); directory is not null; directory = directory.Parent)
        {
            string candidate = Path.Combine(directory.FullName, folder);
            if (Directory.Exists(candidate))
                return candidate;
        }
        return null;
    }
}
