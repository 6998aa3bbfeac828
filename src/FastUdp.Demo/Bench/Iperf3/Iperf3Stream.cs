namespace FastUdp.Demo.Bench.Iperf3;

/// <summary>What one stream showed.</summary>
internal sealed record Iperf3Stream
{
    public Iperf3Sum? Udp { get; init; }
}
