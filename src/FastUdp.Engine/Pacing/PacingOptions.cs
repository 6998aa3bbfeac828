namespace FastUdp;

/// <summary>How fast an endpoint sends at most, over all its senders and single sends.</summary>
public sealed record PacingOptions
{
    /// <summary>Payload, UDP and IP headers a second, from 1,000 to 10^12 bytes.</summary>
    public required long BytesPerSecond { get; init; }

    /// <summary>
    /// How many bytes may leave back to back after a pause, 1 to 2^30, default 65,535; at least one datagram always may. The token bucket
    /// keeps to less than 2.5 ms of the rate by spinning, which takes a core: raise this for rates above 200 Mbit/s.
    /// </summary>
    public int BurstBytes { get; init; } = 65_535;

    /// <summary>Who spaces the datagrams.</summary>
    public PacingMethod Method { get; init; }

    /// <summary>Throws for the first value that is out of its bounds, naming both.</summary>
    internal void Validate()
    {
        if (BytesPerSecond is < 1_000 or > 1_000_000_000_000)
            throw new ArgumentOutOfRangeException(nameof(BytesPerSecond), BytesPerSecond, "BytesPerSecond must be from 1,000 to 1,000,000,000,000.");
        if (BurstBytes is < 1 or > 1 << 30)
            throw new ArgumentOutOfRangeException(nameof(BurstBytes), BurstBytes, "BurstBytes must be from 1 to 1,073,741,824.");
        if (!Enum.IsDefined(Method))
            throw new ArgumentOutOfRangeException(nameof(Method), Method, "Method must be Auto, Kernel or TokenBucket.");
    }
}
