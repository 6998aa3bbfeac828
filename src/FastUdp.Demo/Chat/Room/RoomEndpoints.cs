using System.Net;
using FastUdp.Demo.Chat.Room.Wire;

namespace FastUdp.Demo.Chat.Room;

/// <summary>How endpoints are made for a room, a member and bots: small blocks, for their datagrams are short.</summary>
internal static class RoomEndpoints
{
    private const int MemberSlots = 16;
    private const int MemberBufferBytes = 256 * 1_024;

    /// <summary>One of all addresses must know at which it was asked, for a member that is connected hears no other.</summary>
    public static UdpEndpointOptions ForRoom(IPEndPoint local, UdpEndpointOptions options) => options with
    {
        MaxDatagramBytes = RoomLimits.MaxDatagramBytes,
        Metadata = local.Address.Equals(IPAddress.Any) || local.Address.Equals(IPAddress.IPv6Any) ? MetadataFields.LocalAddress : default,
        LeasedBlocks = 0,
        MaxSenders = 1,
    };

    public static UdpEndpointOptions ForMember(UdpEndpointOptions options) => options with
    {
        MaxDatagramBytes = RoomLimits.MaxDatagramBytes,
        ReceiveSlots = MemberSlots,
        ReceiveBufferBytes = MemberBufferBytes,
        LeasedBlocks = 0,
        MaxSenders = 0,
    };

    public static UdpEndpointOptions ForBots() => new()
    {
        MaxDatagramBytes = RoomLimits.MaxDatagramBytes,
        Metadata = MetadataFields.LocalAddress,
        LeasedBlocks = 0,
        MaxSenders = 1,
    };
}
