using System.Text.Json;
using FastUdp.Demo.Broadcast.Blast;

namespace FastUdp.Demo.Output;

/// <summary>What a blast sent, for people and for programs.</summary>
internal static class BlastOutput
{
    public static void WriteText(TextWriter output, BlastReport report)
    {
        output.WriteLine(
            $"sent        {Figures.Count(report.Sent)} datagrams of {Figures.Count(report.DatagramBytes)} bytes to " +
            $"{Figures.Count(report.Members)} {(report.Members == 1 ? "address" : "addresses")} in {Figures.Duration(report.Elapsed.TotalMicroseconds)}");
        output.WriteLine($"rate        {Figures.Rate(report.DatagramsPerSecond)}, {Figures.ByteRate(report.BytesPerSecond)} of payload");
        foreach ((_, string words, long count) in report.Refusals.Where(static refusal => refusal.Count > 0))
            output.WriteLine($"not sent    {Figures.Count(count)}: {words}");
        output.WriteLine($"allocation  {Figures.Bytes(report.AllocatedBytesPerDatagram)} a datagram, {report.Collections} collections");
    }

    public static void WriteJson(TextWriter output, BlastReport report) => JsonOutput.Write(output, json =>
    {
        json.WriteNumber("members", report.Members);
        json.WriteNumber("datagramBytes", report.DatagramBytes);
        json.WriteNumber("sent", report.Sent);
        json.WriteNumber("sentBytes", report.Statistics.BytesSent);
        json.WriteNumber("elapsedSeconds", Math.Round(report.Elapsed.TotalSeconds, 6));
        json.WriteNumber("datagramsPerSecond", Math.Round(report.DatagramsPerSecond, 1));
        json.WriteNumber("bytesPerSecond", Math.Round(report.BytesPerSecond, 1));
        WriteRefusals(json, report);
        json.WriteNumber("allocatedBytes", report.AllocatedBytes);
        json.WriteNumber("allocatedBytesPerDatagram", Math.Round(report.AllocatedBytesPerDatagram, 6));
        json.WriteNumber("collections", report.Collections);
    });

    private static void WriteRefusals(Utf8JsonWriter json, BlastReport report)
    {
        json.WriteStartObject("unsent");
        foreach ((string name, _, long count) in report.Refusals)
            json.WriteNumber(name, count);
        json.WriteEndObject();
    }
}
