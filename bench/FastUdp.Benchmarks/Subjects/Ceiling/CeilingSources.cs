namespace FastUdp.Benchmarks.Subjects.Ceiling;

/// <summary>Finds <c>bench/ceiling</c> from wherever the benches are run.</summary>
internal static class CeilingSources
{
    /// <summary>The C files, or none when there is no such folder above the program or the current directory.</summary>
    public static string[] Find() => RepositoryFolder.Find("bench", "ceiling") is { } folder ? Directory.GetFiles(folder, "*.c") : [];
}
