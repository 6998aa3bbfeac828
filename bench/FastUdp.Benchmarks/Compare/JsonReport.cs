using System.Text.Json;
using FastUdp.Demo.Bench.Results;

namespace FastUdp.Benchmarks.Compare;

/// <summary>
/// Writes the rows as a file of results (docs/bench-results.md), which <c>fastudp bench report</c> shows and compares. Rows have more members than
/// that knows: what only a comparison has, such as the ratios, its readers skip.
/// </summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
    };

    /// <param name="file">Written as a whole, or not at all.</param>
    /// <param name="asked">The options of the comparison, as they were given.</param>
    /// <param name="rows">The results.</param>
    public static void Write(FileInfo file, IReadOnlyDictionary<string, string> asked, IReadOnlyList<Row> rows)
    {
        var run = new
        {
            Schema = RunFile.SchemaName,
            Version = RunFile.NewestVersion,
            Machine = RunMachine.This(),
            Measured = DateTime.UtcNow,
            Options = asked,
            Rows = rows,
        };
        WholeFile.Write(file.FullName, stream => JsonSerializer.Serialize(stream, run, Options));
    }
}
