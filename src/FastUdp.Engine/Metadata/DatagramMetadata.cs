using System.Net.Sockets;

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

    /// <summary>
    /// Whether it was sent to a broadcast or a group, and not to an address of this machine; false where <see cref="Local"/> is not known.
    /// The portable backend knows groups alone.
    /// A server whose answer anybody could have sent to somebody else does not answer those: every host that heard it would.
    /// </summary>
    public bool IsToMany => Local.Address.IsMulticast || (AnswerSource != 0 && Local.Address != RemoteAddress.FromIPv4(AnswerSource));

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

    /// <summary>The IPv4 address of this machine to answer from, as it lies on the wire (ip(7), ipi_spec_dst); 0 where there is none.</summary>
    internal uint AnswerSource { get; init; }

    /// <summary>
    /// Where an answer is to come from: the address asked, or where that was a broadcast or an IPv4 group, the one the system
    /// names. Nothing where the routes decide: the local address is not known, or was an IPv6 group.
    /// </summary>
    internal LocalAddress ReplySource
    {
        get
        {
            if (AnswerSource != 0)
                return new LocalAddress(RemoteAddress.FromIPv4(AnswerSource), 0);
            bool isOwn = Local.AddressFamily == AddressFamily.InterNetworkV6 && !Local.Address.IsMulticast;
            return isOwn ? new LocalAddress(Local.Address, Local.Address.NeedsScope ? Local.InterfaceIndex : 0) : default;
        }
    }
}
