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
    /// The clock and the timers. The default, null, is that of the simulated network the endpoint is bound in, or else the system's, whose
    /// timers count whole milliseconds: a delay may then last that much longer, and never shorter.
    /// </summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>The clock, settled by whoever knows the network.</summary>
    internal TimeProvider Clock => TimeProvider ?? TimeProvider.System;

    /// <summary>Throws for the first value that is out of its bounds, naming both.</summary>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Outgoing);
        ArgumentNullException.ThrowIfNull(Incoming);
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
