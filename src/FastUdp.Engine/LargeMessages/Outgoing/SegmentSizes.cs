using FastUdp.PathMtu;

namespace FastUdp.LargeMessages;

/// <summary>How long segments may be on the way to a remote: as the options say, or as the search for the path MTU has found.</summary>
internal sealed class SegmentSizes(int? fixedBytes, PathMtuDiscovery? discovery)
{
    /// <summary>Cuts a message as the way to its remote is known by now.</summary>
    public MessageCut Cut(in RemoteAddress remote, int messageBytes)
    {
        int datagramBytes = fixedBytes ?? discovery!.PayloadBytes(remote);
        return MessageCut.Make(messageBytes, Math.Min(datagramBytes, UdpLimits.MaxPayloadBytes(remote.AddressFamily)));
    }

    /// <summary>Tells the search that segments of a length have arrived.</summary>
    public void OnDelivered(in RemoteAddress remote, int segmentBytes) =>
        discovery?.OnDelivered(remote, SegmentHeader.MaxWireSize + segmentBytes);

    /// <summary>Tells the search that segments of a length are taken to be lost.</summary>
    public void OnLost(in RemoteAddress remote, int segmentBytes) =>
        discovery?.OnLost(remote, SegmentHeader.MaxWireSize + segmentBytes);
}
