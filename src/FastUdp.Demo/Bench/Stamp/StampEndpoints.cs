namespace FastUdp.Demo.Bench.Stamp;

/// <summary>How both ends of STAMP open their endpoints.</summary>
internal static class StampEndpoints
{
    /// <summary>The port of TWAMP-Test and of STAMP (RFC 8762 section 4.1).</summary>
    public const int Port = 862;

    // From here a packet's hops can be counted; RFC 5357 section 4.1.2 has the sender begin with it.
    private const byte HopLimit = 255;

    /// <param name="options">What the command's arguments make.</param>
    /// <remarks>
    /// A coalesced run has but one time of arrival, the first packet's, so coalescing is off: a packet is stamped for itself.
    /// </remarks>
    public static UdpEndpointOptions Of(UdpEndpointOptions options) => options with
    {
        Metadata = MetadataFields.LocalAddress | MetadataFields.HopLimit | MetadataFields.Timestamp,
        SendDefaults = new SendOptions { HopLimit = HopLimit },
        UseGro = false,
    };
}
