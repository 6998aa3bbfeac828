using System.Globalization;
using FastUdp.Demo.Load;
using FastUdp.Demo.Retry;

namespace FastUdp.Demo.Output;

/// <summary>What became of many requests as a few lines, for people.</summary>
internal static class RetryReportText
{
    public static void Write(TextWriter output, RetryReport report, bool isTyped)
    {
        output.WriteLine(
            $"requests    {Figures.Count(report.Requests)} in {Figures.Duration(report.Elapsed.TotalMicroseconds)} " +
            $"({Figures.Rate(report.RequestsPerSecond)}), {Figures.Count(report.DatagramsSent)} datagrams sent");
        output.WriteLine($"replied     {Figures.Count(report.Replied)}");
        output.WriteLine($"timed out   {Figures.Count(report.TimedOut)}");
        output.WriteLine($"refused     {Figures.Count(report.Refused)}");
        WriteIfAny(output, "failed      ", report.Failed);
        WriteIfAny(output, "cut short   ", report.Cancelled);
        output.WriteLine($"tries       {Tries(report.RequestsBySends)}");
        if (isTyped)
            output.WriteLine($"executed    once {Figures.Count(report.ExecutedOnce)}, more than once {Figures.Count(report.ExecutedMore)}");
        if (report.Replied > 0)
            WriteLatency(output, report.Latency);
    }

    private static void WriteLatency(TextWriter output, RoundTripFigures latency) => output.WriteLine(
        $"latency     p50 {Figures.Duration(latency.P50)}, p90 {Figures.Duration(latency.P90)}, " +
        $"p99 {Figures.Duration(latency.P99)}, max {Figures.Duration(latency.Maximum)}");

    private static void WriteIfAny(TextWriter output, string label, long count)
    {
        if (count > 0)
            output.WriteLine(label + Figures.Count(count));
    }

    /// <summary>How many requests took one try, two, and so on: <c>1: 500, 2: 251</c>.</summary>
    private static string Tries(IReadOnlyList<long> requestsBySends) => string.Join(
        ", ", requestsBySends.Select(static (count, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}: {count:N0}")));
}
