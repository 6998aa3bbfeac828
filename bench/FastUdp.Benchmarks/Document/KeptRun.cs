using System.Text.Json;
using FastUdp.Benchmarks.Compare;
using FastUdp.Demo.Bench.Results;

namespace FastUdp.Benchmarks.Document;

/// <summary>A file of results that the page is made of: one work, as <c>compare --json</c> wrote it.</summary>
internal sealed record KeptRun
{
    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public required RunMachine Machine { get; init; }

    /// <summary>When it was measured, in UTC.</summary>
    public DateTime? Measured { get; init; }

    public required IReadOnlyDictionary<string, string> Options { get; init; }

    public required IReadOnlyList<Row> Rows { get; init; }

    /// <summary>Where the run of a work is kept.</summary>
    /// <param name="folder"><c>docs/benchmarks</c>.</param>
    /// <param name="work">Its name.</param>
    public static string PathOf(string folder, string work) => Path.Combine(folder, $"{work}.json");

    /// <summary>Null where the work has not been measured.</summary>
    public static KeptRun? Read(string path) => !File.Exists(path) ? null
        : JsonSerializer.Deserialize<KeptRun>(File.ReadAllBytes(path), Form) ?? throw new InvalidDataException($"{path} is empty.");

    /// <summary>The machine in a line.</summary>
    public string Describe() =>
        string.Join(", ", new[] { Machine.Processor, $"{Machine.Cores} cores", Machine.System, Machine.Kernel is null ? null : $"kernel {Machine.Kernel}", Machine.Runtime }.OfType<string>());
}
