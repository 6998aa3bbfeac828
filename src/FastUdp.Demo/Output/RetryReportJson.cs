using System.Buffers;
using System.Text;
using System.Text.Json;
using FastUdp.Demo.Load;
using FastUdp.Demo.Retry;

namespace FastUdp.Demo.Output;

/// <summary>What became of many requests as one JSON object, for programs.</summary>
internal static class RetryReportJson
{
    public static void Write(TextWriter output, RetryReport report, bool isTyped)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true }))
            WriteObject(json, report, isTyped);
        output.WriteLine(Encoding.UTF8.GetString(bytes.WrittenSpan));
    }

    private static void WriteObject(Utf8JsonWriter json, RetryReport report, bool isTyped)
    {
        json.WriteStartObject();
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
        WriteLatency(json, report.Latency);
        json.WriteNumber("elapsedSeconds", Math.Round(report.Elapsed.TotalSeconds, 6));
        json.WriteNumber("requestsPerSecond", Math.Round(report.RequestsPerSecond, 1));
        json.WriteEndObject();
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

    private static void WriteLatency(Utf8JsonWriter json, RoundTripFigures latency)
    {
        json.WriteStartObject("latencyMicroseconds");
        json.WriteNumber("p50", Math.Round(latency.P50, 3));
        json.WriteNumber("p90", Math.Round(latency.P90, 3));
        json.WriteNumber("p99", Math.Round(latency.P99, 3));
        json.WriteNumber("max", Math.Round(latency.Maximum, 3));
        json.WriteEndObject();
    }
}
