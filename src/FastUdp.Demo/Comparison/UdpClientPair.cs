using System.Net;
using System.Net.Sockets;
using FastUdp.Demo.Load;

namespace FastUdp.Demo.Comparison;

/// <summary>What most .NET programs do: <see cref="UdpClient"/> at both ends, a datagram a call.</summary>
internal sealed class UdpClientPair : EchoPair
{
    private readonly UdpClient _server = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public UdpClientPair()
    {
        SetBuffers(_server);
        _serving = Task.Run(ServeAsync);
        Link = new ClientLink((IPEndPoint)_server.Client.LocalEndPoint!);
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

    private static void SetBuffers(UdpClient client)
    {
        client.Client.ReceiveBufferSize = SocketBufferBytes;
        client.Client.SendBufferSize = SocketBufferBytes;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            UdpReceiveResult received = await _server.ReceiveAsync(_stop.Token);
            await _server.SendAsync(received.Buffer, received.RemoteEndPoint, _stop.Token);
        }
    }

    private sealed class ClientLink : ILoadLink
    {
        private readonly UdpClient _client = new(AddressFamily.InterNetwork);

        public ClientLink(IPEndPoint server)
        {
            Server = server;
            SetBuffers(_client);
            _client.Connect(server);
        }

        public IPEndPoint Server { get; }

        public bool IsRefused => false;

        public void Send(LoadTraffic traffic, int count)
        {
            byte[] datagram = new byte[traffic.Window.DatagramBytes];
            for (int due = traffic.BeginBurst(count); due > 0; due--)
            {
                traffic.Write(datagram);
                _client.Send(datagram);
            }
        }

        public async Task ReceiveAsync(LoadTraffic traffic, CancellationToken stop)
        {
            byte[] datagram = new byte[traffic.Window.DatagramBytes];
            try
            {
                while (true)
                {
                    UdpReceiveResult received = await _client.ReceiveAsync(stop);
                    traffic.BeginBatch();
                    traffic.Accept(received.Buffer);
                    for (int due = traffic.EndBatch(); due > 0; due--)
                    {
                        traffic.Write(datagram);
                        await _client.SendAsync(datagram, stop);
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
            _client.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
