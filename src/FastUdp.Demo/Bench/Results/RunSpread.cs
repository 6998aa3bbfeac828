using FastUdp.Demo.Bench.Counting;

namespace FastUdp.Demo.Bench.Results;

/// <summary>How a size is distributed. Exact below 256; beyond, percentiles are right to 0.4 %. None is less than the one before.</summary>
internal sealed record RunSpread
{
    public required double Mean { get; init; }

    public required double P50 { get; init; }

    public required double P90 { get; init; }

    public required double P99 { get; init; }

    public required double Max { get; init; }

    /// <summary>Null when nothing was recorded.</summary>
    public static RunSpread? Of(LatencyHistogram sizes) => sizes.Count == 0 ? null : new RunSpread
    {
        Mean = sizes.Mean,
        P50 = sizes.Percentile(0.5),
        P90 = sizes.Percentile(0.9),
        P99 = sizes.Percentile(0.99),
        Max = sizes.Maximum,
    };
}
