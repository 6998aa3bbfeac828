using System.Text.Json;

namespace FastUdp.Benchmarks.Compare;

/// <summary>Writes the rows as an array of objects.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
    };

    public static void Write(FileInfo file, IReadOnlyList<Row> rows)
    {
        using FileStream stream = file.Create();
        JsonSerializer.Serialize(stream, rows, Options);
    }
}
