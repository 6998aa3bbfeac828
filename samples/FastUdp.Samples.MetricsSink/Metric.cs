namespace FastUdp.Samples.MetricsSink;

/// <summary>The values of one name in one interval.</summary>
public record struct Metric(MetricKind Kind, long Count, double Sum, double Last, double Most)
{
    public readonly Metric With(double value) => new(Kind, Count + 1, Sum + value, value, Count == 0 ? value : Math.Max(Most, value));

    public readonly Metric With(in Metric other) =>
        Count == 0 ? other : new(Kind, Count + other.Count, Sum + other.Sum, other.Last, Math.Max(Most, other.Most));

    public override readonly string ToString() => Kind switch
    {
        MetricKind.Counter => $"{Sum:N0}",
        MetricKind.Gauge => $"{Last:N2}",
        _ => $"{Sum / Count:N2} ms mean, {Most:N2} ms longest, {Count:N0} times",
    };
}
