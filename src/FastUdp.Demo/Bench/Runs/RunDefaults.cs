using System.Net.Sockets;

namespace FastUdp.Demo.Bench.Runs;

/// <summary>What a run is where nothing else is asked for.</summary>
internal sealed record RunDefaults
{
    /// <summary>A datagram that is small, and the longest that an Ethernet carries whole.</summary>
    private static readonly int[] TwoSizes = [64, 1_472];

    /// <summary>About the edges: of Ethernet, of IPv6's least MTU, of jumbo frames, of IPv4.</summary>
    private static readonly int[] Edges = [64, 512, 1_200, 1_232, 1_471, 1_472, 1_473, 1_480, 4_096, 8_972, 16_384, 32_768, 65_000, 65_506, UdpLimits.MaxIPv4PayloadBytes];

    /// <summary>Of repeated trials: many short ones, for they say more of the median than few long ones.</summary>
    public static RunDefaults Work { get; } = new() { Sizes = TwoSizes };

    /// <summary>Of every size about the edges: fifteen of them take two minutes, the waiting for the last datagrams included.</summary>
    public static RunDefaults Sweep { get; } = new() { Sizes = Edges, HasEdges = true, Seconds = 0.25, WarmUpSeconds = 0.05 };

    /// <summary>Of a search, whose trials have to show the loss of one datagram.</summary>
    public static RunDefaults Search { get; } = new() { Sizes = TwoSizes, Seconds = 1 };

    public required IReadOnlyList<int> Sizes { get; init; }

    /// <summary>Whether IPv6's longest datagram is one of the sizes too, where it can be.</summary>
    public bool HasEdges { get; init; }

    /// <summary>The sizes, of one IP version.</summary>
    public IReadOnlyList<int> SizesOf(AddressFamily family) =>
        HasEdges && family == AddressFamily.InterNetworkV6 ? [.. Sizes, UdpLimits.MaxIPv6PayloadBytes] : Sizes;

    /// <summary>Of each trial.</summary>
    public double Seconds { get; init; } = 0.5;

    public double WarmUpSeconds { get; init; } = 0.2;
}
