namespace FastUdp.Demo.Bench.Iperf3;

/// <summary>One stream.</summary>
internal sealed record Iperf3Connection
{
    public string? RemoteHost { get; init; }
}
