namespace FastUdp.Demo.Bench.Iperf3;

/// <summary>One interval of a test, a second as a rule.</summary>
internal sealed record Iperf3Interval
{
    /// <summary>Of all streams.</summary>
    public Iperf3Sum? Sum { get; init; }
}
