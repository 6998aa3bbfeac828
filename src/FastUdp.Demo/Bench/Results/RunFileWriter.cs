using System.Text.Json;

namespace FastUdp.Demo.Bench.Results;

/// <summary>Writes run files. Whoever wrote one before and is interrupted leaves it valid.</summary>
internal static class RunFileWriter
{
    /// <exception cref="CommandFailedException">It cannot be written: a full disk, no permission.</exception>
    public static void Write(string path, RunFile run) =>
        WholeFile.Write(path, stream => JsonSerializer.Serialize(stream, run, RunFileJson.Default.RunFile));
}
