namespace FastUdp.Demo.Bench.Results;

/// <summary>
/// Writes a file that at any moment is either as it was or complete: into another one beside it, which then takes its name (rename(2)). What
/// interrupts the writing, a full disk included, leaves the old one untouched. What is no file of a disk (a device, a pipe) has no name to take: it is
/// written as it is.
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
            if (!IsReplaceable(path))
            {
                WriteInPlace(path, write);
                return;
            }
            WriteBeside(beside, write);
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandFailedException($"cannot write '{path}': {Reason(exception, path, beside)}");
        }
        finally
        {
            Remove(beside);
        }
    }

    // Only a file of a disk can be given a length (ftruncate(2)), and the one it has changes nothing. To replace a device by a file would do harm.
    private static bool IsReplaceable(string path)
    {
        if (!File.Exists(path))
            return true;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            stream.SetLength(stream.Length);
            return true;
        }
        catch (Exception exception) when (exception is IOException or NotSupportedException or ArgumentException)
        {
            return false;
        }
    }

    private static void WriteInPlace(string path, Action<Stream> write)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        write(stream);
        stream.Flush();
    }

    private static void WriteBeside(string beside, Action<Stream> write)
    {
        using var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.Read);
        write(stream);
        // A full disk shall be told of now and not after the old file is gone.
        stream.Flush(flushToDisk: true);
    }

    // The name of the other file would only puzzle, and that of the file is told already.
    private static string Reason(Exception exception, string path, string beside) => exception.Message
        .Replace($" : '{Path.GetFullPath(beside)}'", "", StringComparison.Ordinal)
        .Replace($" : '{Path.GetFullPath(path)}'", "", StringComparison.Ordinal).TrimEnd('.');

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
