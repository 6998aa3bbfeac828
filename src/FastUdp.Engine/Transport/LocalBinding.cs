using System.Net;
using System.Net.Sockets;

namespace FastUdp.Transport;

/// <summary>What a transport is bound to.</summary>
/// <param name="Local">The local address, with the port that was chosen where 0 was asked.</param>
/// <param name="Connected">The only remote, if there is one.</param>
/// <param name="IsDualMode">Whether an IPv6 binding carries IPv4 too.</param>
/// <param name="ReceiveBuffer">The queue of arrived datagrams.</param>
/// <param name="SendBuffer">The queue of datagrams to send.</param>
internal sealed record LocalBinding(
    IPEndPoint Local, RemoteAddress? Connected, bool IsDualMode, SocketBufferSize ReceiveBuffer, SocketBufferSize SendBuffer)
{
    public bool IsConnected => Connected.HasValue;

    /// <summary>Throws where a local address, and the remote it is to be connected to, are none that UDP can be bound to together.</summary>
    public static void Check(IPEndPoint local, IPEndPoint? remote)
    {
        if (local.AddressFamily is not (AddressFamily.InterNetwork or AddressFamily.InterNetworkV6))
            throw new ArgumentException($"{local} is neither an IPv4 nor an IPv6 address.", nameof(local));
        if (remote is not null && remote.AddressFamily != local.AddressFamily)
            throw new ArgumentException($"The remote {remote} and the local address {local} are of different IP versions.", nameof(remote));
    }
}
