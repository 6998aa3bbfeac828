using System.Net.Sockets;

namespace FastUdp.Transport;

/// <summary>Gives a socket those of the endpoint's send options that it can keep for every datagram by itself.</summary>
internal static class SocketSendDefaults
{
    /// <param name="socket">The socket; one of both IP versions is given the options of both.</param>
    /// <param name="defaults">Valid options. The source is not among what a socket keeps.</param>
    /// <param name="setTrafficClassV6">What sets the traffic class of IPv6, which .NET has no name for; null where the system has none.</param>
    /// <exception cref="PlatformNotSupportedException">The traffic class of IPv6 is asked for and cannot be set.</exception>
    public static void Apply(Socket socket, in SendOptions defaults, Action<Socket, byte>? setTrafficClassV6)
    {
        bool isV6 = socket.AddressFamily == AddressFamily.InterNetworkV6;
        bool isV4 = !isV6 || socket.DualMode;
        if (defaults.TrafficClassOver(default) is { } trafficClass)
        {
            if (isV4)
                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.TypeOfService, trafficClass);
            if (isV6)
                SetV6(socket, trafficClass, setTrafficClassV6);
        }
        if (defaults.HopLimit is { } hopLimit)
        {
            if (isV4)
                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.IpTimeToLive, hopLimit);
            if (isV6)
                socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.IpTimeToLive, hopLimit);
        }
    }

    private static void SetV6(Socket socket, byte trafficClass, Action<Socket, byte>? set)
    {
        if (set is null)
            throw new PlatformNotSupportedException(
                $"{nameof(UdpEndpointOptions.SendDefaults)}: this system's IPv6 sockets cannot be given ECN bits or a DSCP.");
        set(socket, trafficClass);
    }
}
