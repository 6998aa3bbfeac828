namespace FastUdp.Demo.Bench.Iperf3;

/// <summary>What a test showed.</summary>
internal sealed record Iperf3End
{
    public IReadOnlyList<Iperf3Stream>? Streams { get; init; }

    /// <summary>Of all streams.</summary>
    public Iperf3Sum? Sum { get; init; }
}
