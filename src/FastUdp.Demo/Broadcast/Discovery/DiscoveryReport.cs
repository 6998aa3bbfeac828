namespace FastUdp.Demo.Broadcast.Discovery;

/// <summary>Who is there.</summary>
internal sealed record DiscoveryReport
{
    /// <summary>By address.</summary>
    public required IReadOnlyList<DiscoveredServer> Servers { get; init; }

    /// <summary>Questions that left.</summary>
    public required long Questions { get; init; }

    /// <summary>Questions that could not be sent.</summary>
    public required long Unsent { get; init; }

    public required long Answers { get; init; }

    public required long Stale { get; init; }

    public required long Garbage { get; init; }

    public required long Untracked { get; init; }

    public required TimeSpan Elapsed { get; init; }
}
