namespace FastUdp;

/// <summary>How an endpoint sends to multicast groups.</summary>
public sealed record MulticastOptions
{
    /// <summary>Whether members on this machine hear it too, default true.</summary>
    public bool Loopback { get; init; } = true;

    /// <summary>How many routers it may pass, 0 to 255; the default, 1, keeps it on the link (RFC 1112 section 6.1).</summary>
    public int HopLimit { get; init; } = 1;

    /// <summary>The interface it leaves by; the default, 0, leaves it to the routes.</summary>
    public int InterfaceIndex { get; init; }
}
