using FastUdp.Simulation;

namespace FastUdp.Transport.Simulated;

/// <summary>What a simulated datagram tells of itself, as a kernel would. There are no interfaces: their index is 0.</summary>
internal static class SimulatedMetadata
{
    public static DatagramMetadata Of(SimulatedDatagram datagram, MetadataFields asked)
    {
        if (asked == MetadataFields.None)
            return default;
        bool hasLocal = Has(asked, MetadataFields.LocalAddress);
        bool isAnswerable = hasLocal && datagram.To.IsIPv4 && UnicastAddress.IsUnicast(datagram.To);
        return new DatagramMetadata
        {
            Fields = asked,
            Local = hasLocal ? new LocalAddress(datagram.To, 0) : default,
            AnswerSource = isAnswerable ? datagram.To.IPv4Bytes : 0,
            TrafficClass = Has(asked, MetadataFields.TrafficClass) ? datagram.Header.TrafficClass : (byte)0,
            HopLimit = Has(asked, MetadataFields.HopLimit) ? datagram.Header.HopLimit : (byte)0,
            UnixNanoseconds = Has(asked, MetadataFields.Timestamp) ? datagram.ArrivedAtUnixNanoseconds : 0,
            KernelDrops = Has(asked, MetadataFields.KernelDrops) ? (uint)datagram.DropsBefore : 0,
        };
    }

    private static bool Has(MetadataFields fields, MetadataFields field) => (fields & field) != 0;
}
