using System.Diagnostics;
using FastUdp.Demo.Bench.Counting;

namespace FastUdp.Demo.Load;

/// <summary>Round trips in microseconds.</summary>
internal sealed record RoundTripFigures(double P50, double P90, double P99, double P999, double Maximum)
{
    /// <param name="histogram">Of <see cref="Stopwatch"/> ticks.</param>
    public static RoundTripFigures Of(LatencyHistogram histogram) => new(
        Microseconds(histogram.Percentile(0.5)),
        Microseconds(histogram.Percentile(0.9)),
        Microseconds(histogram.Percentile(0.99)),
        Microseconds(histogram.Percentile(0.999)),
        Microseconds(histogram.Maximum));

    public static double Microseconds(long ticks) => ticks * 1e6 / Stopwatch.Frequency;

    /// <summary>A duration as <see cref="Stopwatch"/> ticks.</summary>
    public static long Ticks(TimeSpan duration) => (long)(duration.TotalSeconds * Stopwatch.Frequency);
}
