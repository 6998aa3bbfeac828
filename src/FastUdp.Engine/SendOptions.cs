using System.Net.Sockets;

namespace FastUdp;

/// <summary>How a datagram is to leave. Every value left null, or at its default, is the endpoint's, and else the system's.</summary>
public readonly record struct SendOptions
{
    /// <summary>
    /// Which of this machine's addresses it carries as its source, or the interface it leaves by, or both. An address that
    /// this machine has not, or not any more, makes the send fail.
    /// </summary>
    public LocalAddress Source { get; init; }

    /// <summary>Its ECN bits (RFC 3168).</summary>
    public EcnCodepoint? Ecn { get; init; }

    /// <summary>Its DSCP, 0 to 63 (RFC 2474).</summary>
    public byte? Dscp { get; init; }

    /// <summary>Its IPv4 TTL or IPv6 hop limit, 1 to 255; of a multicast datagram too.</summary>
    public byte? HopLimit { get; init; }

    /// <summary>Whether nothing is set.</summary>
    internal bool IsDefault => Ecn is null && Dscp is null && HopLimit is null && Source.IsDefault;

    /// <summary>Whether both are the same. Compared for every datagram that has options: so without the comparers a record would use.</summary>
    public bool Equals(SendOptions other) =>
        Ecn == other.Ecn && Dscp == other.Dscp && HopLimit == other.HopLimit && Source == other.Source;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Source, Ecn, Dscp, HopLimit);

    /// <summary>The traffic class byte; null when it is left to the socket, which has that of the defaults.</summary>
    /// <param name="defaults">Where a half comes from that is not set.</param>
    internal byte? TrafficClassOver(in SendOptions defaults)
    {
        if (Ecn is null && Dscp is null)
            return null;
        int dscp = Dscp ?? defaults.Dscp ?? 0;
        return (byte)((dscp << 2) | (int)(Ecn ?? defaults.Ecn ?? EcnCodepoint.NotCapable));
    }

    /// <summary>Where it leaves from; a default address of the other IP version than the remote's is left out.</summary>
    internal LocalAddress SourceOver(in SendOptions defaults, AddressFamily remote)
    {
        if (!Source.IsDefault)
            return Source;
        bool fits = defaults.Source.AddressFamily == AddressFamily.Unspecified || defaults.Source.AddressFamily == remote;
        return fits ? defaults.Source : default;
    }

    /// <summary>Throws for the first value that is out of its bounds, naming both.</summary>
    internal void Validate()
    {
        if (Ecn > EcnCodepoint.CongestionExperienced)
            throw new ArgumentOutOfRangeException(nameof(Ecn), Ecn, "Ecn must be one of the four codepoints.");
        if (Dscp > 63)
            throw new ArgumentOutOfRangeException(nameof(Dscp), Dscp, "Dscp must be from 0 to 63.");
        if (HopLimit == 0)
            throw new ArgumentOutOfRangeException(nameof(HopLimit), HopLimit, "HopLimit must be from 1 to 255.");
    }
}
