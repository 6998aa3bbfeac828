namespace FastUdp.Demo.Bench.Accounts;

/// <summary>What a system tells of itself in files, where it has them.</summary>
internal static class SystemFile
{
    /// <summary>The whole of a file; null when it is not there or may not be read.</summary>
    public static string? TryRead(string path) => Try(() => File.Exists(path) ? File.ReadAllText(path) : null);

    /// <summary>Where a link points; null when it is none.</summary>
    public static string? TryReadLink(string path) => Try(() => new FileInfo(path).LinkTarget);

    private static string? Try(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
