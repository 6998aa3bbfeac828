namespace FastUdp.Benchmarks.Measuring;

/// <summary>Round-trip times in microseconds.</summary>
internal sealed record RoundTrip(double P50, double P90, double P99, double Max);
