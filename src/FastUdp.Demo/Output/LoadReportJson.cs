using System.Text.Json;
using FastUdp.Demo.Load;

namespace FastUdp.Demo.Output;

/// <summary>A load's report as one JSON object, for programs.</summary>
internal static class LoadReportJson
{
    public static void Write(TextWriter output, LoadReport report) => JsonOutput.Write(output, json => WriteMembers(json, report));

    /// <summary>Writes what stands between the braces, where the report is part of another.</summary>
    public static void WriteMembers(Utf8JsonWriter json, LoadReport report)
    {
        json.WriteNumber("sent", report.Sent);
        json.WriteNumber("received", report.Received);
        json.WriteNumber("lost", report.Lost);
        json.WriteNumber("reordered", report.Reordered);
        json.WriteNumber("duplicated", report.Duplicated);
        json.WriteNumber("corrupted", report.Corrupted);
        json.WriteNumber("late", report.Late);
        json.WriteNumber("echoesPerSecond", Math.Round(report.EchoesPerSecond, 1));
        json.WriteNumber("bytesPerSecond", Math.Round(report.BytesPerSecond, 1));
        json.WriteFigures("rttMicroseconds", report.RoundTrip);
    }
}
