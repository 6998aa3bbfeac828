namespace FastUdp.Transport;

/// <summary>The capability row of the metadata of received datagrams.</summary>
internal static class MetadataRow
{
    /// <param name="asked">What the options asked for.</param>
    /// <param name="told">What of it the backend tells.</param>
    /// <param name="why">Why it does not tell the rest.</param>
    /// <param name="cost">What telling costs, where that is worth a word.</param>
    public static UdpCapability Describe(MetadataFields asked, MetadataFields told, string why, string? cost = null)
    {
        told &= asked;
        MetadataFields missing = asked & ~told;
        string reason =
            asked == MetadataFields.None ? $"{nameof(UdpEndpointOptions)}.{nameof(UdpEndpointOptions.Metadata)} asks for nothing"
            : told == MetadataFields.None ? $"no {missing}: {why}"
            : told + (cost is null ? "" : $": {cost}") + (missing == MetadataFields.None ? "" : $"; no {missing}: {why}");
        return new UdpCapability(UdpCapabilities.MetadataName, told != MetadataFields.None, reason);
    }
}
