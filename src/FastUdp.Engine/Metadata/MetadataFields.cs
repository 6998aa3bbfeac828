namespace FastUdp;

/// <summary>What an endpoint learns of each datagram besides its remote and payload. None by default.</summary>
[Flags]
public enum MetadataFields
{
    /// <summary>Nothing: the fast default.</summary>
    None = 0,

    /// <summary>The local address the datagram was sent to, and the interface it came in by.</summary>
    LocalAddress = 1,

    /// <summary>The traffic class byte of the IP header: ECN and DSCP.</summary>
    TrafficClass = 2,

    /// <summary>The IPv4 TTL or IPv6 hop limit it arrived with.</summary>
    HopLimit = 4,

    /// <summary>When the kernel received it.</summary>
    Timestamp = 8,

    /// <summary>How many buffers the socket had dropped by then.</summary>
    KernelDrops = 16,

    /// <summary>All of them.</summary>
    All = LocalAddress | TrafficClass | HopLimit | Timestamp | KernelDrops,
}
