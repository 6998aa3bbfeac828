namespace FastUdp;

/// <summary>
/// What <see cref="UdpEndpointOptions.Metadata"/> asked to learn of a datagram. What was not asked for, or what the platform
/// did not say of this one, has its default and no bit in <see cref="Fields"/>.
/// </summary>
public readonly record struct DatagramMetadata
{
    /// <summary>Which of the values are known.</summary>
    public MetadataFields Fields { get; internal init; }

    /// <summary>The address of this machine the datagram was sent to, which may be a broadcast or a group, and the interface it came in by.</summary>
    public LocalAddress Local { get; internal init; }

    /// <summary>The ECN bits it arrived with (RFC 3168).</summary>
    public EcnCodepoint Ecn => (EcnCodepoint)(TrafficClass & 3);

    /// <summary>The DSCP it arrived with, 0 to 63 (RFC 2474).</summary>
    public int Dscp => TrafficClass >> 2;

    /// <summary>The whole traffic class byte: <see cref="Dscp"/> and <see cref="Ecn"/>.</summary>
    public byte TrafficClass { get; internal init; }

    /// <summary>The IPv4 TTL or IPv6 hop limit it arrived with, 0 to 255.</summary>
    public byte HopLimit { get; internal init; }

    /// <summary>When the kernel received it, in nanoseconds since 1970-01-01 UTC by the system's clock. Of a coalesced run, its first datagram.</summary>
    public long UnixNanoseconds { get; internal init; }

    /// <summary>How many buffers the socket had dropped before it, modulo 2^32 (SO_RXQ_OVFL).</summary>
    public uint KernelDrops { get; internal init; }
}
