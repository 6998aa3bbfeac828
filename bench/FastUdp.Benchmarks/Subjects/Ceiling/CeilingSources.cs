namespace FastUdp.Benchmarks.Subjects.Ceiling;

/// <summary>Finds <c>bench/ceiling</c> from wherever the benches are run.</summary>
internal static class CeilingSources
{
    private static readonly string Folder = Path.Combine("bench", "ceiling");

    /// <summary>The C files, or none when there is no such folder above the program or the current directory.</summary>
    public static string[] Find()
    {
        string? folder = FindAbove(AppContext.BaseDirectory) ?? FindAbove(Environment.CurrentDirectory);
        return folder is null ? [] : Directory.GetFiles(folder, "*.c");
    }

    private static string? FindAbove(string start)
    {
        for (DirectoryInfo? directory = new(start); directory is not null; directory = directory.Parent)
        {
            string candidate = Path.Combine(directory.FullName, Folder);
            if (Directory.Exists(candidate))
                return candidate;
        }
        return null;
    }
}
