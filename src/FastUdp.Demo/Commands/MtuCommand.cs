using System.CommandLine;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp mtu</c>: whether a big datagram gets through, and which is the largest that does.</summary>
internal static class MtuCommand
{
    public static Command Create() => new("mtu", "Send a big datagram that may not be fragmented, then find the largest that gets through.");
}
