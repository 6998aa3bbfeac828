using System.Net;
using System.Net.Sockets;

namespace FastUdp.Transport;

/// <summary>The multicast groups one socket hears: any-source through .NET's options, of one source as the platform can.</summary>
/// <param name="socket">The socket; it carries IPv4 groups too where it is an IPv6 socket in dual mode.</param>
/// <param name="native">What the platform adds; null where it adds nothing.</param>
internal sealed class SocketGroups(Socket socket, INativeGroups? native)
{
    private const string NoSources = "the engine chooses sources on Linux alone (MCAST_JOIN_SOURCE_GROUP, RFC 3678)";

    /// <summary>The capability row of groups with a source.</summary>
    public UdpCapability SourceSpecific => new(
        UdpCapabilities.SourceSpecificName, native is not null, native is null ? NoSources : "a group can be joined for one source at a time (MCAST_JOIN_SOURCE_GROUP)");

    /// <exception cref="SocketException">The system refuses: the message says which group and why.</exception>
    /// <exception cref="PlatformNotSupportedException">The group has a source, and the platform cannot choose by it.</exception>
    public void Join(MulticastGroup group) => Change(group.Normalize(), joins: true);

    /// <inheritdoc cref="Join"/>
    public void Leave(MulticastGroup group) => Change(group.Normalize(), joins: false);

    private void Change(MulticastGroup group, bool joins)
    {
        if (group.Source is not null && native is null)
            throw new PlatformNotSupportedException($"The group {group} has a source: {NoSources}.");
        native?.Check(group, ((IPEndPoint)socket.LocalEndPoint!).Address);
        try
        {
            if (group.Source is not null)
                native!.Change(socket, group, joins);
            else
                ChangeAnySource(group, joins);
        }
        catch (SocketException exception)
        {
            throw new SocketException(
                (int)exception.SocketErrorCode, $"Cannot {(joins ? "join" : "leave")} {group}: {GroupErrors.Explain(exception, group, joins)}.");
        }
    }

    private void ChangeAnySource(MulticastGroup group, bool joins)
    {
        SocketOptionName option = joins ? SocketOptionName.AddMembership : SocketOptionName.DropMembership;
        if (group.Address.AddressFamily == AddressFamily.InterNetwork)
            socket.SetSocketOption(SocketOptionLevel.IP, option, new MulticastOption(group.Address, group.InterfaceIndex));
        else
            socket.SetSocketOption(SocketOptionLevel.IPv6, option, new IPv6MulticastOption(group.Address, group.InterfaceIndex));
    }
}
