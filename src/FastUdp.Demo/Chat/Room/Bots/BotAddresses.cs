using System.Net;
using System.Net.Sockets;

namespace FastUdp.Demo.Chat.Room.Bots;

/// <summary>Where bots are: each at an address of its own, all at one port. Only Linux has all of 127.0.0.0/8 without being told to.</summary>
internal static class BotAddresses
{
    private const int PerByte = 250;

    /// <summary>The address of a bot: from 127.1.0.1 on.</summary>
    /// <param name="index">From 0 to 62,499.</param>
    public static IPAddress Of(int index) => new([127, 1, (byte)(index / PerByte), (byte)((index % PerByte) + 1)]);

    /// <summary>Where bots reach a room.</summary>
    /// <exception cref="CommandFailedException">They cannot.</exception>
    public static IPEndPoint RoomFor(IPEndPoint local)
    {
        if (local.Address.Equals(IPAddress.Any) || local.Address.Equals(IPAddress.IPv6Any))
            return new IPEndPoint(IPAddress.Loopback, local.Port);
        if (local.AddressFamily == AddressFamily.InterNetwork && IPAddress.IsLoopback(local.Address))
            return local;
        throw new CommandFailedException($"bots have addresses of 127.0.0.0/8, from which {local.Address} cannot be reached: bind the room to one, or to all addresses");
    }

    /// <exception cref="CommandFailedException">The system has no such addresses, or cannot send from one of many.</exception>
    public static void Require(UdpEndpoint endpoint)
    {
        if (endpoint.Capabilities is { SendOptions.IsOn: false } or { Metadata.IsOn: false })
            throw new CommandFailedException($"bots need an address each, which one endpoint cannot have here: {endpoint.Capabilities.SendOptions.Reason}");
    }
}
