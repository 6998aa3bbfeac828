using System.Text.Json;
using FastUdp.Demo.Retry;

namespace FastUdp.Demo.Output;

/// <summary>What became of many requests as one JSON object, for programs.</summary>
internal static class RetryReportJson
{
    public static void Write(TextWriter output, RetryReport report, bool isTyped) =>
        JsonOutput.Write(output, json => WriteMembers(json, report, isTyped));

    private static void WriteMembers(Utf8JsonWriter json, RetryReport report, bool isTyped)
    {
        json.WriteNumber("requests", report.Requests);
        json.WriteNumber("replied", report.Replied);
        json.WriteNumber("timedOut", report.TimedOut);
        json.WriteNumber("refused", report.Refused);
        json.WriteNumber("failed", report.Failed);
        json.WriteNumber("cancelled", report.Cancelled);
        json.WriteNumber("datagramsSent", report.DatagramsSent);
        WriteTries(json, report.RequestsBySends);
        if (isTyped)
            WriteExecutions(json, report);
        json.WriteFigures("latencyMicroseconds", report.Latency);
        json.WriteNumber("elapsedSeconds", Math.Round(report.Elapsed.TotalSeconds, 6));
        json.WriteNumber("requestsPerSecond", Math.Round(report.RequestsPerSecond, 1));
    }

    private static void WriteTries(Utf8JsonWriter json, IReadOnlyList<long> requestsBySends)
    {
        json.WriteStartArray("requestsByTries");
        foreach (long count in requestsBySends)
            json.WriteNumberValue(count);
        json.WriteEndArray();
    }

    private static void WriteExecutions(Utf8JsonWriter json, RetryReport report)
    {
        json.WriteNumber("executedOnce", report.ExecutedOnce);
        json.WriteNumber("executedMoreThanOnce", report.ExecutedMore);
    }
}
