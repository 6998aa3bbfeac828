using System.Text.Json;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Comparing;

/// <summary>Runs and what comparing them says, as one JSON object, for programs.</summary>
internal static class ReportJson
{
    public static void Write(TextWriter output, IReadOnlyList<NamedRun> runs, RunComparison? comparison) => JsonOutput.Write(output, json =>
    {
        json.WriteStartArray("runs");
        foreach (NamedRun run in runs)
            WriteRun(json, run);
        json.WriteEndArray();
        if (comparison is not null)
            WriteComparison(json, comparison);
    });

    private static void WriteRun(Utf8JsonWriter json, NamedRun run)
    {
        json.WriteStartObject();
        json.WriteString("name", run.Name);
        json.WritePropertyName("run");
        JsonSerializer.Serialize(json, run.File, RunFileJson.Default.RunFile);
        json.WriteEndObject();
    }

    private static void WriteComparison(Utf8JsonWriter json, RunComparison comparison)
    {
        json.WriteStartArray("ratios");
        foreach (RowRatio ratio in comparison.Ratios)
            WriteRatio(json, ratio);
        json.WriteEndArray();
        json.WriteNumber("rowsNotCompared", comparison.NotCompared);
    }

    private static void WriteRatio(Utf8JsonWriter json, RowRatio ratio)
    {
        json.WriteStartObject();
        json.WriteString("run", ratio.Run);
        json.WriteString("work", ratio.Key.Work);
        WriteIfAny(json, "group", ratio.Key.Group);
        json.WriteString("subject", ratio.Key.Subject);
        WriteIfAny(json, "send", ratio.Key.Send);
        json.WriteNumber("size", ratio.Key.Size);
        json.WriteString("of", ratio.Column.Name);
        json.WriteNumber("before", ratio.Before);
        json.WriteNumber("after", ratio.After);
        json.WriteNumber("ratio", ratio.Ratio);
        if (ratio.Verdict is { } verdict)
        {
            json.WriteNumber("low", ratio.Low!.Value);
            json.WriteNumber("high", ratio.High!.Value);
            json.WriteString("verdict", JsonNamingPolicy.CamelCase.ConvertName(verdict.ToString()));
        }
        json.WriteEndObject();
    }

    private static void WriteIfAny(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }
}
