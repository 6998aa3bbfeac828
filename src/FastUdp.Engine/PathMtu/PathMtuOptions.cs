namespace FastUdp.PathMtu;

/// <summary>How the largest datagram that passes a path is searched for (RFC 8899). Sizes are of the UDP payload, in bytes.</summary>
public sealed record PathMtuOptions
{
    // More than the identifier, nonce and size a probe has in any case; and 40 bytes pass everywhere (RFC 791: 68 with the headers).
    private const int LeastPayloadBytes = 40;

    // Losses double the wait up to the time-out: many more are as good as never.
    private const int MostProbes = 100;

    private static readonly TimeSpan LeastTime = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan MostTime = TimeSpan.FromDays(1);

    /// <summary>What is taken to pass before anything is known, and fallen back to (BASE_PLPMTU), default 1,200.</summary>
    public int BasePayloadBytes { get; init; } = 1_200;

    /// <summary>What is tried when not even that passes (MIN_PLPMTU), default 548: 576 bytes over IPv4 (RFC 791); from 40 to <see cref="BasePayloadBytes"/>.</summary>
    public int MinPayloadBytes { get; init; } = 548;

    /// <summary>What is not exceeded (MAX_PLPMTU), default 65,507, at most 65,527, which is IPv6's limit; the interface's own MTU is not exceeded either.</summary>
    public int MaxPayloadBytes { get; init; } = UdpLimits.MaxIPv4PayloadBytes;

    /// <summary>
    /// How many probes of a size are lost before it is taken not to pass (MAX_PROBES), 1 to 100, default 3. More are sent where probes of sizes
    /// that do pass are lost as well.
    /// </summary>
    public int MaxProbes { get; init; } = 3;

    /// <summary>How long a probe may take to be answered (PROBE_TIMER), 1 ms to 1 day, default 1 s; shorter where the round trip is known to be.</summary>
    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long until a larger one is tried again (PMTU_RAISE_TIMER), 1 ms to 1 day, default 600 s.</summary>
    public TimeSpan RaiseInterval { get; init; } = TimeSpan.FromSeconds(600);

    /// <summary>How long the size found is trusted without news of it (CONFIRMATION_TIMER), 1 ms to 1 day, default 5 s.</summary>
    public TimeSpan ConfirmationInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many remotes are known of at once, 1 to 1,048,576, default 4,096; past it, the one that was not used for longest is forgotten.</summary>
    public int MaxRemotes { get; init; } = 4_096;

    /// <summary>Throws for the first value that is out of its bounds, naming both.</summary>
    internal void Validate()
    {
        CheckRange(nameof(BasePayloadBytes), BasePayloadBytes, LeastPayloadBytes, UdpLimits.MaxIPv6PayloadBytes);
        CheckRange(nameof(MinPayloadBytes), MinPayloadBytes, LeastPayloadBytes, BasePayloadBytes);
        CheckRange(nameof(MaxPayloadBytes), MaxPayloadBytes, BasePayloadBytes, UdpLimits.MaxIPv6PayloadBytes);
        CheckRange(nameof(MaxProbes), MaxProbes, 1, MostProbes);
        CheckRange(nameof(MaxRemotes), MaxRemotes, 1, 1 << 20);
        CheckTime(nameof(ProbeTimeout), ProbeTimeout);
        CheckTime(nameof(RaiseInterval), RaiseInterval);
        CheckTime(nameof(ConfirmationInterval), ConfirmationInterval);
    }

    private static void CheckRange(string name, int value, int least, int most)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be from {least:N0} to {most:N0}.");
    }

    private static void CheckTime(string name, TimeSpan value)
    {
        if (value < LeastTime || value > MostTime)
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be from 1 ms to 1 day.");
    }
}
