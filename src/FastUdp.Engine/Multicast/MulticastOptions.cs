namespace FastUdp;

/// <summary>How an endpoint sends to multicast groups.</summary>
public sealed record MulticastOptions
{
    /// <summary>
    /// Whether members on this machine hear it too, default true. On Windows it is the members' own options that decide. Over the
    /// loopback interface they always hear it.
    /// </summary>
    public bool Loopback { get; init; } = true;

    /// <summary>
    /// The TTL or hop limit, 0 to 255; the default, 1, keeps it on the link (RFC 1112 section 6.1). 0 keeps it on this machine, on Linux
    /// only while somebody on it is a member (ip_mc_output).
    /// </summary>
    public int HopLimit { get; init; } = 1;

    /// <summary>The interface it leaves by, for both IP versions; the default, 0, leaves it to the routes. See <see cref="NetworkInterfaces"/>.</summary>
    public int InterfaceIndex { get; init; }

    /// <summary>Throws for the first value that is out of its bounds, naming both.</summary>
    internal void Validate()
    {
        if (HopLimit is < 0 or > 255)
            throw new ArgumentOutOfRangeException(nameof(HopLimit), HopLimit, "HopLimit of multicast must be from 0 to 255.");
        if (InterfaceIndex is < 0 or > 0xFF_FFFF)
            throw new ArgumentOutOfRangeException(nameof(InterfaceIndex), InterfaceIndex, "InterfaceIndex of multicast must be from 0 to 16,777,215.");
    }
}
