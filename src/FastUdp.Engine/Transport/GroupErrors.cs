using System.Net.Sockets;

namespace FastUdp.Transport;

/// <summary>Why a system refuses a group, in words.</summary>
internal static class GroupErrors
{
    private const string SourceKnown = "it has joined that already";
    private const string NotJoined = "it has not joined that";

    public static string Explain(SocketException exception, MulticastGroup group, bool joins) => exception.SocketErrorCode switch
    {
        _ when group.InterfaceIndex != 0 && NetworkInterfaces.Find(group.InterfaceIndex) is null => $"no interface has index {group.InterfaceIndex}",
        SocketError.AddressAlreadyInUse => SourceKnown,

        // Linux says so both of a source that is there already and of one that is not (ip_mc_source).
        SocketError.AddressNotAvailable => joins ? SourceKnown : NotJoined,
        SocketError.InvalidArgument when !joins => NotJoined,
        SocketError.InvalidArgument => "the endpoint hears any source of it already, or the interface has no multicast",
        SocketError.NoBufferSpaceAvailable => ExplainLimit(group),
        _ when group.InterfaceIndex == 0 && exception.SocketErrorCode is SocketError.SocketError or SocketError.HostUnreachable =>
            $"no route leads to it, so name the interface ({exception.Message})",
        _ => exception.Message,
    };

    private static string ExplainLimit(MulticastGroup group) => (group.Address.AddressFamily, group.Source) switch
    {
        (AddressFamily.InterNetwork, null) => "the endpoint is in as many groups as the system allows (sysctl net.ipv4.igmp_max_memberships)",
        (AddressFamily.InterNetwork, _) => "the endpoint is in as many groups, or of this one hears as many sources, as the system allows "
            + "(sysctl net.ipv4.igmp_max_memberships and net.ipv4.igmp_max_msf)",
        (_, null) => "the system has no memory for one more group (sysctl net.core.optmem_max)",
        _ => "the endpoint hears as many sources of it as the system allows (sysctl net.ipv6.mld_max_msf)",
    };
}
