using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Transport.Linux;

/// <summary>
/// Has sockets of one user share a port (socket(7), SO_REUSEPORT). The kernel hashes both addresses and ports of a datagram over the
/// group (udp_reuseport_add_sock makes it when the second socket is bound, reuseport_select_sock chooses).
/// </summary>
[SupportedOSPlatform("linux")]
internal static class PortSharing
{
    public static void Allow(Socket socket)
    {
        int on = 1;
        socket.SetRawSocketOption(SOL_SOCKET, SO_REUSEPORT, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in on)));
    }
}
