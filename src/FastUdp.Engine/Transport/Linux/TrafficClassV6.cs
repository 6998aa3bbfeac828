using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Transport.Linux;

/// <summary>Sets the traffic class of a socket's IPv6 datagrams (RFC 3542 section 6.5), an option .NET has no name for.</summary>
[SupportedOSPlatform("linux")]
internal static class TrafficClassV6
{
    public static void Set(Socket socket, byte trafficClass)
    {
        int value = trafficClass;
        socket.SetRawSocketOption(IPPROTO_IPV6, IPV6_TCLASS, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in value)));
    }
}
