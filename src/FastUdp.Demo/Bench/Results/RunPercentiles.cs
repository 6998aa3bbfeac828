using System.Text.Json.Serialization;

namespace FastUdp.Demo.Bench.Results;

/// <summary>A distribution of times in microseconds. None is less than the one before.</summary>
internal sealed record RunPercentiles
{
    /// <summary>Null where it is refused (<see cref="RunRow.NotQuoted"/>).</summary>
    public double? P50 { get; init; }

    public double? P90 { get; init; }

    public double? P99 { get; init; }

    [JsonPropertyName("p99.9")]
    public double? P999 { get; init; }

    [JsonPropertyName("p99.99")]
    public double? P9999 { get; init; }

    [JsonPropertyName("p99.999")]
    public double? P99999 { get; init; }

    public required double Max { get; init; }

    /// <summary>All of them in rising order, with the names they have in the file.</summary>
    [JsonIgnore]
    public IReadOnlyList<(string Name, double? Microseconds)> All =>
        [("p50", P50), ("p90", P90), ("p99", P99), ("p99.9", P999), ("p99.99", P9999), ("p99.999", P99999), ("max", Max)];
}
