using System.Net;
using System.Net.Sockets;

namespace FastUdp.Transport;

/// <summary>How a socket sends to multicast groups. An IPv6 socket in dual mode has each option twice (ipv6(7) and ip(7)).</summary>
internal static class GroupSending
{
    /// <exception cref="SocketException">No interface has the index.</exception>
    public static void Configure(Socket socket, MulticastOptions options)
    {
        bool isIPv6 = socket.AddressFamily == AddressFamily.InterNetworkV6;
        if (isIPv6)
            Configure(socket, SocketOptionLevel.IPv6, options, options.InterfaceIndex);
        if (!isIPv6 || socket.DualMode)
            Configure(socket, SocketOptionLevel.IP, options, IPAddress.HostToNetworkOrder(options.InterfaceIndex));
    }

    // The interface of IPv4 is told from an address of this machine by its byte order (0.0.0.0/8 is no address).
    private static void Configure(Socket socket, SocketOptionLevel level, MulticastOptions options, int interfaceValue)
    {
        socket.SetSocketOption(level, SocketOptionName.MulticastLoopback, options.Loopback);
        socket.SetSocketOption(level, SocketOptionName.MulticastTimeToLive, options.HopLimit);
        if (options.InterfaceIndex != 0)
            SetInterface(socket, level, options.InterfaceIndex, interfaceValue);
    }

    private static void SetInterface(Socket socket, SocketOptionLevel level, int index, int value)
    {
        try
        {
            socket.SetSocketOption(level, SocketOptionName.MulticastInterface, value);
        }
        catch (SocketException exception)
        {
            string reason = NetworkInterfaces.Find(index) is null ? "no interface has this index" : exception.Message;
            throw new SocketException((int)exception.SocketErrorCode, $"Cannot send to multicast groups by interface {index}: {reason}.");
        }
    }
}
