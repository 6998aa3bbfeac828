using System.Net;
using System.Text;
using FastUdp.Demo.Chat.Room.Wire;
using FastUdp.Messages;

namespace FastUdp.Demo.Tests.Chat.Room;

/// <summary>Somebody who sends a room whatever it likes, and keeps what comes back.</summary>
internal sealed class Stranger : IDatagramHandler, IDisposable
{
    private readonly SimulatedRoom _room;
    private readonly UdpEndpoint _endpoint;
    private int _bytes;

    public Stranger(SimulatedRoom room, int port = 1_999)
    {
        _room = room;
        _endpoint = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Parse("10.0.9.9"), port), new UdpEndpointOptions { Network = room.Network });
        _ = _endpoint.RunAsync(this);
    }

    /// <summary>The last datagram it was sent.</summary>
    public byte[] Last { get; private set; } = [];

    public void Send(ReadOnlySpan<byte> payload) => _endpoint.TrySend(SimulatedRoom.Address, payload);

    /// <summary>Sends a message; gives its bytes.</summary>
    public int Send<TMessage>(scoped in TMessage message)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct
    {
        _endpoint.TrySend(SimulatedRoom.Address, message);
        return TMessage.GetWireSize(message);
    }

    /// <summary>Becomes a member, and says nothing of it; gives the key.</summary>
    public ulong Join(string name)
    {
        ulong nonce = (ulong)_endpoint.LocalEndPoint.Port;
        byte[] utf8 = Encoding.UTF8.GetBytes(name);
        Send(new Join { Nonce = nonce, Name = utf8 });
        _room.Run(0.02);
        Assert.True(Challenge.TryRead(Last, out Challenge challenge, out _));
        Send(new Join { Nonce = nonce, Token = challenge.Token, Name = utf8 });
        _room.Run(0.02);
        Assert.True(Joined.TryRead(Last, out Joined joined, out _));
        return joined.Key;
    }

    /// <summary>How many bytes it was sent since the last time it was asked.</summary>
    public int Take()
    {
        int bytes = _bytes;
        _bytes = 0;
        return bytes;
    }

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        foreach (Datagram datagram in batch)
        {
            Last = datagram.Payload.ToArray();
            _bytes += Last.Length;
        }
    }

    public void Dispose() => _endpoint.Dispose();
}
