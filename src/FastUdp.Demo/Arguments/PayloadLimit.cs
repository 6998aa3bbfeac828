using System.Net;
using System.Net.Sockets;

namespace FastUdp.Demo.Arguments;

/// <summary>What one datagram to a server can carry.</summary>
internal static class PayloadLimit
{
    /// <exception cref="CommandFailedException">It does not fit: the line has both figures.</exception>
    public static void Check(int bytes, IPEndPoint server)
    {
        bool isIPv4 = server.AddressFamily == AddressFamily.InterNetwork;
        int limit = isIPv4 ? UdpLimits.MaxIPv4PayloadBytes : UdpLimits.MaxIPv6PayloadBytes;
        if (bytes > limit)
            throw new CommandFailedException(
                $"{bytes:N0} bytes exceed the {(isIPv4 ? "IPv4" : "IPv6")} UDP payload limit of {limit:N0}", ExitCodes.Usage);
    }
}
