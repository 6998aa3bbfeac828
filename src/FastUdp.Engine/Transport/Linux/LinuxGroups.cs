using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using FastUdp.Interop.Linux;
using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Transport.Linux;

/// <summary>
/// What Linux adds to .NET's multicast: sources, by the options that are the same for both IP versions (RFC 3678 section 5), and a
/// socket that hears its own groups alone.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class LinuxGroups : INativeGroups
{
    // By default a socket bound to the wildcard gets what arrives for any group that any socket of the machine joined (ip(7)).
    public void HearOnlyJoined(Socket socket)
    {
        if (socket.AddressFamily == AddressFamily.InterNetworkV6)
            TryTurnOff(socket, IPPROTO_IPV6, IPV6_MULTICAST_ALL);
        TryTurnOff(socket, IPPROTO_IP, IP_MULTICAST_ALL);
    }

    // Linux compares the address a socket is bound to with the one the datagram was sent to, which is the group's.
    public void Check(MulticastGroup group, IPAddress bound)
    {
        if (!bound.Equals(IPAddress.Any) && !bound.Equals(IPAddress.IPv6Any) && !MulticastGroup.WithoutScope(bound).Equals(group.Address))
            throw new ArgumentException($"An endpoint bound to {bound} cannot hear {group.Address}: bind the wildcard address, or the group.", nameof(group));
    }

    public void Change(Socket socket, MulticastGroup group, bool joins)
    {
        AddressFamily family = group.Address.AddressFamily;
        var request = new group_source_req { gsr_interface = (uint)group.InterfaceIndex };
        Write(ref request.gsr_group, group.Address, family);
        Write(ref request.gsr_source, group.Source!, family);
        socket.SetRawSocketOption(
            family == AddressFamily.InterNetwork ? IPPROTO_IP : IPPROTO_IPV6,
            joins ? MCAST_JOIN_SOURCE_GROUP : MCAST_LEAVE_SOURCE_GROUP,
            MemoryMarshal.AsBytes(new ReadOnlySpan<group_source_req>(in request)));
    }

    private static void Write(ref sockaddr_storage storage, IPAddress address, AddressFamily family) =>
        SendHeaders.WriteName(MemoryMarshal.AsBytes(new Span<sockaddr_storage>(ref storage)), new IPEndPoint(address, 0), family);

    /// <summary>Older kernels (IPv6: before 4.20) do not know the option, and deliver what others joined.</summary>
    private static void TryTurnOff(Socket socket, int level, int option)
    {
        int off = 0;
        try
        {
            socket.SetRawSocketOption(level, option, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in off)));
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ProtocolOption)
        {
            // Told in the documentation of Join.
        }
    }
}
