using FastUdp.Benchmarks.Hosts;

namespace FastUdp.Benchmarks.Works;

/// <summary>What the works between two hosts have in common.</summary>
internal static class VethForms
{
    /// <summary>What fills an Ethernet frame.</summary>
    public static readonly int[] Sizes = [1_472];

    /// <summary>Why there are no two hosts here; null where there are.</summary>
    public static string? Obstacle => HostPair.TryJoin(out string obstacle) is null ? obstacle : null;
}
