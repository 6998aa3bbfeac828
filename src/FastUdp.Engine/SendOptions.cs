using System.Globalization;

namespace FastUdp;

/// <summary>How a datagram is to leave. Every value left null, or at its default, is the endpoint's, and else the system's.</summary>
public readonly record struct SendOptions
{
    /// <summary>Which of this machine's addresses it carries as its source, or the interface it leaves by.</summary>
    public LocalAddress Source { get; init; }

    /// <summary>Its ECN bits (RFC 3168).</summary>
    public EcnCodepoint? Ecn { get; init; }

    /// <summary>Its DSCP, 0 to 63 (RFC 2474).</summary>
    public byte? Dscp { get; init; }

    /// <summary>Its IPv4 TTL or IPv6 hop limit, 1 to 255; of a multicast datagram too.</summary>
    public byte? HopLimit { get; init; }

    /// <summary>Whether nothing is set.</summary>
    internal bool IsDefault => this == default;

    /// <summary>Throws for the first value that is out of its bounds, naming both.</summary>
    internal void Validate()
    {
        if (Ecn > EcnCodepoint.CongestionExperienced)
            throw new ArgumentOutOfRangeException(nameof(Ecn), Ecn, "Ecn must be one of the four codepoints.");
        if (Dscp > 63)
            throw new ArgumentOutOfRangeException(nameof(Dscp), Dscp, "Dscp must be from 0 to 63.");
        if (HopLimit == 0)
            throw new ArgumentOutOfRangeException(nameof(HopLimit), HopLimit.Value.ToString(CultureInfo.InvariantCulture), "HopLimit must be from 1 to 255.");
    }
}
