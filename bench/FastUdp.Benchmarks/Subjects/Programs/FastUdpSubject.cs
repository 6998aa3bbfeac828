using System.Globalization;
using System.Text.Json;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Programs;

/// <summary>A work of <c>fastudp bench</c>, as anybody runs it: the command, in a process of its own, both ends of it.</summary>
/// <param name="name">The name of the row.</param>
/// <param name="group">The rows it is compared with.</param>
/// <param name="work">As it is typed.</param>
/// <param name="options">What else is typed.</param>
internal sealed class FastUdpSubject(string name, string group, string work, params string[] options) : Subject(name, group)
{
    // The shortest trial of the command.
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(0.05);

    private static readonly string Command = Path.Combine(AppContext.BaseDirectory, "fastudp.dll");

    public override bool IsProgram => true;

    public override Measurement Run(RunPlan plan)
    {
        string size = plan.SizeBytes.ToString(CultureInfo.InvariantCulture);
        string seconds = ProgramTimes.Seconds(plan.Duration < Least ? Least : plan.Duration);
        string[] arguments =
        [
            Command, "bench", work, "--sizes", size, "--seconds", seconds, "--warm-up", ProgramTimes.Seconds(plan.WarmUp), "--rounds", "1", "--json", .. options,
        ];
        string output = ProgramProcess.Run("dotnet", arguments, plan.Duration + plan.WarmUp + ProgramTimes.Grace);
        using JsonDocument run = JsonDocument.Parse(output);
        return Read(run.RootElement.GetProperty("rows")[0], plan.SizeBytes);
    }

    /// <summary>Reads a row of docs/bench-results.md.</summary>
    internal static Measurement Read(JsonElement row, int sizeBytes)
    {
        long received = row.GetProperty("received").GetInt64();
        double mpps = row.GetProperty("mpps").GetDouble();
        RoundTrip? roundTrip = row.TryGetProperty("rttMicroseconds", out JsonElement times) && times.ValueKind == JsonValueKind.Object
            ? new RoundTrip(At(times, "p50"), At(times, "p90"), At(times, "p99"), At(times, "max"))
            : null;
        return new Measurement(sizeBytes, received, mpps > 0 ? received / mpps / 1e6 : 0, row.GetProperty("lost").GetInt64(), Allocation: null, roundTrip);
    }

    // A percentile beyond which nothing lies is left out: of so few the longest is the nearest.
    private static double At(JsonElement times, string percentile) =>
        times.TryGetProperty(percentile, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : times.GetProperty("max").GetDouble();
}
