using System.Net;
using System.Net.Sockets;
using FastUdp.Demo.Load;

namespace FastUdp.Demo.Comparison;

/// <summary>
/// What a careful .NET program does by hand: <see cref="Socket"/>'s ReceiveFromAsync and SendToAsync with a
/// <see cref="SocketAddress"/>, which allocate nothing, at both ends, a datagram a call.
/// </summary>
internal sealed class SocketPair : EchoPair
{
    private readonly Socket _server = Bind();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public SocketPair()
    {
        _serving = Task.Run(ServeAsync);
        Link = new ClientLink((IPEndPoint)_server.LocalEndPoint!);
    }

    public override ILoadLink Link { get; }

    public override async ValueTask DisposeAsync()
    {
        await Link.DisposeAsync();
        await _stop.CancelAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _server.Dispose();
        _stop.Dispose();
    }

    private static Socket Bind()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveBufferSize = SocketBufferBytes,
            SendBufferSize = SocketBufferBytes,
        };
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private async Task ServeAsync()
    {
        Memory<byte> buffer = GC.AllocateArray<byte>(UdpLimits.MaxIPv4PayloadBytes, pinned: true);
        var from = new SocketAddress(AddressFamily.InterNetwork);
        while (true)
        {
            int length = await _server.ReceiveFromAsync(buffer, SocketFlags.None, from, _stop.Token);
            await _server.SendToAsync(buffer[..length], SocketFlags.None, from, _stop.Token);
        }
    }

    private sealed class ClientLink(IPEndPoint server) : ILoadLink
    {
        private readonly Socket _socket = Bind();
        private readonly SocketAddress _to = server.Serialize();
        private readonly SocketAddress _from = new(AddressFamily.InterNetwork);
        private readonly byte[] _buffer = GC.AllocateArray<byte>(UdpLimits.MaxIPv4PayloadBytes, pinned: true);

        public IPEndPoint Server => server;

        public bool IsRefused => false;

        public void Send(LoadTraffic traffic, int count)
        {
            Span<byte> datagram = _buffer.AsSpan(0, traffic.Window.DatagramBytes);
            for (int due = traffic.BeginBurst(count); due > 0; due--)
            {
                traffic.Write(datagram);
                _socket.SendTo(datagram, SocketFlags.None, _to);
            }
        }

        public async Task ReceiveAsync(LoadTraffic traffic, CancellationToken stop)
        {
            Memory<byte> datagram = _buffer.AsMemory(0, traffic.Window.DatagramBytes);
            try
            {
                while (true)
                {
                    int length = await _socket.ReceiveFromAsync(_buffer, SocketFlags.None, _from, stop);
                    traffic.BeginBatch();
                    traffic.Accept(_buffer.AsSpan(0, length));
                    for (int due = traffic.EndBatch(); due > 0; due--)
                    {
                        traffic.Write(datagram.Span);
                        await _socket.SendToAsync(datagram, SocketFlags.None, _to, stop);
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // Stopped, as asked.
            }
        }

        public ValueTask DisposeAsync()
        {
            _socket.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
