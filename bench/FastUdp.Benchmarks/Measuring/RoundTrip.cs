using System.Diagnostics;
using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Load;

namespace FastUdp.Benchmarks.Measuring;

/// <summary>Round-trip times in microseconds.</summary>
internal sealed record RoundTrip(double P50, double P90, double P99, double Max)
{
    /// <param name="histogram">Of <see cref="Stopwatch"/> ticks. Its buckets and their middles are those of the C programs.</param>
    public static RoundTrip Of(LatencyHistogram histogram) => new(
        RoundTripFigures.Microseconds(histogram.Percentile(0.5)),
        RoundTripFigures.Microseconds(histogram.Percentile(0.9)),
        RoundTripFigures.Microseconds(histogram.Percentile(0.99)),
        RoundTripFigures.Microseconds(histogram.Maximum));
}
