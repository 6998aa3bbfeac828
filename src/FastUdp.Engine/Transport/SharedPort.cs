using System.Net;
using System.Net.Sockets;

namespace FastUdp.Transport;

/// <summary>
/// One port for several sockets, among which the kernel shares out the remotes.
/// <list type="number">
/// <item>The first socket is bound as any other: a port that somebody has is refused, even to those who would share it.</item>
/// <item>Then it shares its port, and each further socket does so before it is bound to the same address.</item>
/// <item>When all are bound, what came to the first ones meanwhile is dropped: with each socket the kernel shares out anew,
/// and a remote must not begin with one and go on with another.</item>
/// </list>
/// </summary>
/// <param name="share">Has a socket share its port, bound or not.</param>
internal sealed class SharedPort(Action<Socket> share)
{
    private readonly List<Socket> _sockets = [];

    public void Bind(Socket socket, IPEndPoint local)
    {
        if (_sockets.Count == 0)
        {
            socket.Bind(local);
            share(socket);
        }
        else
        {
            share(socket);
            socket.Bind(_sockets[0].LocalEndPoint!);
        }
        _sockets.Add(socket);
    }

    /// <summary>Empties the queues of all sockets.</summary>
    public void DropEarly() => _sockets.ForEach(BoundSocket.DropQueued);
}
