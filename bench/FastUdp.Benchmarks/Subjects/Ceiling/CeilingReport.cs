using System.Text.Json;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Ceiling;

/// <summary>Reads the line of JSON a C program prints.</summary>
internal static class CeilingReport
{
    /// <summary>Of <c>oneway</c>, <c>echo</c> and <c>echo-client</c>.</summary>
    public static Measurement ReadRate(JsonElement report, int sizeBytes) => new(
        sizeBytes,
        report.GetProperty("received").GetInt64(),
        report.GetProperty("seconds").GetDouble(),
        report.GetProperty("lost").GetInt64(),
        Allocation: null);

    /// <summary>Of <c>rtt</c>.</summary>
    public static Measurement ReadRoundTrip(JsonElement report, int sizeBytes)
    {
        JsonElement times = report.GetProperty("rttMicroseconds");
        var roundTrip = new RoundTrip(
            times.GetProperty("p50").GetDouble(),
            times.GetProperty("p90").GetDouble(),
            times.GetProperty("p99").GetDouble(),
            times.GetProperty("max").GetDouble());
        return new Measurement(
            sizeBytes,
            report.GetProperty("exchanges").GetInt64(),
            report.GetProperty("seconds").GetDouble(),
            report.GetProperty("lost").GetInt64(),
            Allocation: null,
            roundTrip);
    }
}
