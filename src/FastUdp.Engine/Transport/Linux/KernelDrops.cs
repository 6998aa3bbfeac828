using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Transport.Linux;

/// <summary>Reads how many buffers a socket dropped on arrival, for want of room or for a bad checksum (sock_diag(7)).</summary>
[SupportedOSPlatform("linux")]
internal static class KernelDrops
{
    /// <summary>The count since the socket was made; null before Linux 4.12, which does not say, and after disposal.</summary>
    public static long? Read(Socket socket)
    {
        Span<uint> info = stackalloc uint[SK_MEMINFO_VARS];
        try
        {
            int bytes = socket.GetRawSocketOption(SOL_SOCKET, SO_MEMINFO, MemoryMarshal.AsBytes(info));
            return bytes > SK_MEMINFO_DROPS * sizeof(uint) ? info[SK_MEMINFO_DROPS] : null;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            return null;
        }
    }
}
