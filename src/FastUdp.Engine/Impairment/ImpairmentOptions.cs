namespace FastUdp.Impairment;

/// <summary>
/// Makes an endpoint's traffic suffer what a bad network does, each direction apart, repeatably from a seed: see
/// <see cref="UdpEndpointOptions.Impairment"/>.
/// </summary>
public sealed record ImpairmentOptions
{
    /// <summary>Where chance comes from: the same seed and the same datagrams suffer the same. The directions draw apart.</summary>
    public int Seed { get; init; }

    /// <summary>What befalls datagrams the endpoint sends.</summary>
    public LinkImpairment Outgoing { get; init; } = new();

    /// <summary>What befalls datagrams before the endpoint receives them.</summary>
    public LinkImpairment Incoming { get; init; } = new();

    /// <summary>
    /// The clock and the timers; another than the system's for tests, and in a simulated network that network's. The system's
    /// timers count whole milliseconds: a delay may then last that much longer, and never shorter.
    /// </summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Throws for the first value that is out of its bounds, naming both.</summary>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Outgoing);
        ArgumentNullException.ThrowIfNull(Incoming);
        ArgumentNullException.ThrowIfNull(TimeProvider);
        Outgoing.Validate();
        Incoming.Validate();
    }

    /// <summary>The seeds of the two links: drawn, for neighbouring seeds make sequences that are alike.</summary>
    internal (int Outgoing, int Incoming) DrawLinkSeeds()
    {
        var seeds = new Random(Seed);
        return (seeds.Next(), seeds.Next());
    }
}
