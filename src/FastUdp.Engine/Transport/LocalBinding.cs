using System.Net;

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
}
