using System.Net;
using System.Net.Sockets;

namespace FastUdp.Engine.Tests.Sharding;

/// <summary>So many remotes, a plain socket each, that each of a few shards gets some: of four one stays out once in 25 million times.</summary>
internal sealed class Remotes : IDisposable
{
    public const int Count = 64;

    private readonly Socket[] _sockets;
    private readonly IPEndPoint _server;

    public Remotes(IPEndPoint server, IPAddress address)
    {
        _server = new IPEndPoint(address, server.Port);
        _sockets = [.. Enumerable.Range(0, Count).Select(_ => Open(address))];
    }

    /// <summary>Each remote sends a datagram.</summary>
    public void SendAll(params byte[] payload)
    {
        foreach (Socket socket in _sockets)
            socket.SendTo(payload, _server);
    }

    public void Send(int remote, params byte[] payload) => _sockets[remote].SendTo(payload, _server);

    /// <summary>What each remote gets next, which must come from the server's address.</summary>
    public byte[] ReceiveAll()
    {
        var replies = new byte[Count];
        for (int i = 0; i < Count; i++)
        {
            EndPoint from = new IPEndPoint(_server.Address, 0);
            _sockets[i].ReceiveFrom(replies, i, 1, SocketFlags.None, ref from);
            Xunit.Assert.Equal(_server, from);
        }
        return replies;
    }

    public void Dispose() => Array.ForEach(_sockets, socket => socket.Dispose());

    private static Socket Open(IPAddress address)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = (int)TimeLimits.Limit.TotalMilliseconds };
        socket.Bind(new IPEndPoint(address, 0));
        return socket;
    }
}
