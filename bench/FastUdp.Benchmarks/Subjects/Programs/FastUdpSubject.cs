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
        return Read(run.RootElement.GetProperty("rows")[0], plan.SizeBytes, plan.Duration);
    }

    /// <summary>Reads a row of docs/bench-results.md. Of one trial the command quotes nothing; what that one showed stands among its trials.</summary>
    internal static Measurement Read(JsonElement row, int sizeBytes, TimeSpan duration)
    {
        long received = row.GetProperty("received").GetInt64();
        long lost = row.GetProperty("lost").GetInt64();
        double? mpps = Number(row, "mpps") ?? Trial(row, "mpps");
        double seconds = mpps > 0 ? received / mpps.Value / 1e6 : duration.TotalSeconds;
        return new Measurement(sizeBytes, received, seconds, lost, Allocation: null, ReadRoundTrip(row));
    }

    private static RoundTrip? ReadRoundTrip(JsonElement row)
    {
        if (!row.TryGetProperty("rttMicroseconds", out JsonElement times) || times.ValueKind != JsonValueKind.Object)
            return null;

        // A percentile beyond which nothing lies is left out: of so few the longest is the nearest.
        double longest = times.GetProperty("max").GetDouble();
        double middle = Number(times, "p50") ?? Trial(row, "rttMicroseconds.p50") ?? longest;
        return new RoundTrip(middle, Number(times, "p90") ?? longest, Number(times, "p99") ?? longest, longest);
    }

    private static double? Trial(JsonElement row, string figure) =>
        row.TryGetProperty("trials", out JsonElement trials) && trials.GetProperty("of").GetString() == figure ? trials.GetProperty("values")[0].GetDouble() : null;

    private static double? Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
