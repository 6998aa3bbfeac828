using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Transport.Linux;

/// <summary>Path MTU and fragmentation as the kernel has them (ip(7), ipv6(7)).</summary>
[SupportedOSPlatform("linux")]
internal sealed class LinuxPath : INativePath
{
    public void Configure(Socket socket, FragmentationMode mode)
    {
        int value = mode switch
        {
            FragmentationMode.Allow => IP_PMTUDISC_DONT,
            FragmentationMode.Forbid => IP_PMTUDISC_DO,
            _ => IP_PMTUDISC_PROBE,
        };

        // An IPv6 socket in dual mode sends to IPv4 as the options of that level say. IPV6_DONTFRAG is not needed: with these two modes the
        // kernel refuses what is too long by itself (ip6_append_data).
        Set(socket, IPPROTO_IP, IP_MTU_DISCOVER, value);
        if (socket.AddressFamily == AddressFamily.InterNetworkV6)
            Set(socket, IPPROTO_IPV6, IPV6_MTU_DISCOVER, value);
    }

    /// <remarks>
    /// Only a connected socket has a path. For any other one that is thrown away is connected as it would be, which sends nothing: the
    /// kernel looks up the route, and what it has learnt about it.
    /// </remarks>
    public int? ReadMtu(Socket socket, LocalBinding binding, in RemoteAddress remote)
    {
        try
        {
            if (binding.IsConnected)
                return ReadMtu(socket, remote);
            using var other = new Socket(socket.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            if (binding.IsDualMode)
                other.DualMode = true;
            other.EnableBroadcast = true; // Or it could not be connected to a broadcast address.
            other.Bind(new IPEndPoint(binding.Local.Address, 0));
            other.Connect(remote.ToIPEndPoint());
            return ReadMtu(other, remote);
        }
        catch (SocketException)
        {
            return null; // There is no route, or it went away.
        }
    }

    /// <summary>An IPv6 socket that is connected to IPv4 knows its path on that level.</summary>
    private static int ReadMtu(Socket socket, in RemoteAddress remote)
    {
        (int level, int option) = remote.AddressFamily == AddressFamily.InterNetwork ? (IPPROTO_IP, IP_MTU) : (IPPROTO_IPV6, IPV6_MTU);
        int mtu = 0;
        socket.GetRawSocketOption(level, option, MemoryMarshal.AsBytes(new Span<int>(ref mtu)));
        return mtu;
    }

    private static void Set(Socket socket, int level, int option, int value) =>
        socket.SetRawSocketOption(level, option, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in value)));
}
