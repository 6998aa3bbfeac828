using System.Net;
using System.Net.Sockets;

namespace FastUdp.Transport;

/// <summary>What a platform can do about multicast groups beyond the socket options .NET knows.</summary>
internal interface INativeGroups
{
    /// <summary>Has a socket hear the groups it joins alone, and not those that any other socket of the machine did.</summary>
    void HearOnlyJoined(Socket socket);

    /// <summary>Throws where a socket that is bound to this address cannot hear a group.</summary>
    /// <exception cref="ArgumentException">It cannot: the message says what to bind.</exception>
    void Check(MulticastGroup group, IPAddress bound);

    /// <summary>Has a socket hear one source of a group from now on, or no more.</summary>
    /// <exception cref="SocketException">The system refuses.</exception>
    void Change(Socket socket, MulticastGroup group, bool joins);
}
