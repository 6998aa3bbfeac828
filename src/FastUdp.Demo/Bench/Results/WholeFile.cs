namespace FastUdp.Demo.Bench.Results;

/// <summary>
/// Writes a file that at any moment is either as it was or complete: into another one beside it, which then takes its name (rename(2)). What
/// interrupts the writing, a full disk included, leaves the old one untouched.
/// </summary>
internal static class WholeFile
{
    /// <param name="path">The file. One that exists is replaced.</param>
    /// <param name="write">Writes all of it.</param>
    /// <exception cref="CommandFailedException">It cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string beside = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            WriteBeside(beside, write);
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandFailedException($"cannot write '{path}': {Reason(exception, beside)}");
        }
        finally
        {
            Remove(beside);
        }
    }

    private static void WriteBeside(string beside, Action<Stream> write)
    {
        using var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.Read);
        write(stream);
        // A full disk shall be told of now and not after the old file is gone.
        stream.Flush(flushToDisk: true);
    }

    // The name of the other file would only puzzle.
    private static string Reason(Exception exception, string beside) =>
        exception.Message.Replace($" : '{Path.GetFullPath(beside)}'", "", StringComparison.Ordinal).TrimEnd('.');

    private static void Remove(string beside)
    {
        try
        {
            File.Delete(beside);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Where it could not be written, it may not be removed either; that failure is told already.
        }
    }
}
