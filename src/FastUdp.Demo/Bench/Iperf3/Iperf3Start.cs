namespace FastUdp.Demo.Bench.Iperf3;

/// <summary>How a test began.</summary>
internal sealed record Iperf3Start
{
    public string? Version { get; init; }

    public string? SystemInfo { get; init; }

    public IReadOnlyList<Iperf3Connection>? Connected { get; init; }

    public Iperf3Test? TestStart { get; init; }
}
