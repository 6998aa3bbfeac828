using System.Buffers;
using System.Text;
using System.Text.Json;
using FastUdp.Demo.Load;

namespace FastUdp.Demo.Output;

/// <summary>A load's report as one JSON object, for programs.</summary>
internal static class LoadReportJson
{
    public static void Write(TextWriter output, LoadReport report)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true }))
            WriteObject(json, report);
        output.WriteLine(Encoding.UTF8.GetString(bytes.WrittenSpan));
    }

    private static void WriteObject(Utf8JsonWriter json, LoadReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("sent", report.Sent);
        json.WriteNumber("received", report.Received);
        json.WriteNumber("lost", report.Lost);
        json.WriteNumber("reordered", report.Reordered);
        json.WriteNumber("duplicated", report.Duplicated);
        json.WriteNumber("corrupted", report.Corrupted);
        json.WriteNumber("late", report.Late);
        json.WriteNumber("echoesPerSecond", Math.Round(report.EchoesPerSecond, 1));
        json.WriteNumber("bytesPerSecond", Math.Round(report.BytesPerSecond, 1));
        json.WriteStartObject("rttMicroseconds");
        WriteRoundTrip(json, report.RoundTrip);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRoundTrip(Utf8JsonWriter json, RoundTripFigures figures)
    {
        json.WriteNumber("p50", Math.Round(figures.P50, 3));
        json.WriteNumber("p90", Math.Round(figures.P90, 3));
        json.WriteNumber("p99", Math.Round(figures.P99, 3));
        json.WriteNumber("p99.9", Math.Round(figures.P999, 3));
        json.WriteNumber("max", Math.Round(figures.Maximum, 3));
    }
}
