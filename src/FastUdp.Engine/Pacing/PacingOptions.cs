namespace FastUdp;

/// <summary>How fast an endpoint sends at most, over all its senders.</summary>
public sealed record PacingOptions
{
    /// <summary>Payload, UDP and IP headers a second, at least 1,000 bytes.</summary>
    public required long BytesPerSecond { get; init; }

    /// <summary>How many bytes may leave back to back after a pause, default 65,535; at least one datagram always may.</summary>
    public int BurstBytes { get; init; } = 65_535;

    /// <summary>Who spaces the datagrams.</summary>
    public PacingMethod Method { get; init; }
}
