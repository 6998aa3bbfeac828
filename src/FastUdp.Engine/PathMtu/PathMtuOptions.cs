namespace FastUdp.PathMtu;

/// <summary>How the largest datagram that passes a path is searched for (RFC 8899). Sizes are of the UDP payload, in bytes.</summary>
public sealed record PathMtuOptions
{
    /// <summary>What is taken to pass before anything is known, and fallen back to (BASE_PLPMTU), default 1,200.</summary>
    public int BasePayloadBytes { get; init; } = 1_200;

    /// <summary>What is tried when not even that passes (MIN_PLPMTU), default 548: 576 bytes over IPv4 (RFC 791).</summary>
    public int MinPayloadBytes { get; init; } = 548;

    /// <summary>What is not exceeded (MAX_PLPMTU), default 65,507; the interface's own MTU is not exceeded either.</summary>
    public int MaxPayloadBytes { get; init; } = UdpLimits.MaxIPv4PayloadBytes;

    /// <summary>How many probes of a size are sent before it is taken not to pass (MAX_PROBES), default 3.</summary>
    public int MaxProbes { get; init; } = 3;

    /// <summary>How long a probe may take to be answered (PROBE_TIMER), default 1 s; shorter where the round trip is known to be.</summary>
    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long until a larger one is tried again (PMTU_RAISE_TIMER), default 600 s.</summary>
    public TimeSpan RaiseInterval { get; init; } = TimeSpan.FromSeconds(600);

    /// <summary>How long the size found is trusted without news of it (CONFIRMATION_TIMER), default 5 s.</summary>
    public TimeSpan ConfirmationInterval { get; init; } = TimeSpan.FromSeconds(5);
}
