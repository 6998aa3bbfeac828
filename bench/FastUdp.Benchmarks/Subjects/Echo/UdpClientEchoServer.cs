using System.Net;
using System.Net.Sockets;

namespace FastUdp.Benchmarks.Subjects.Echo;

/// <summary>Awaits a datagram, sends it back.</summary>
internal sealed class UdpClientEchoServer : IEchoServer
{
    private readonly UdpClient _client = new(AddressFamily.InterNetwork);
    private volatile bool _isClosed;

    public UdpClientEchoServer()
    {
        BenchSocket.Prepare(_client.Client);
        _client.Client.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public int Port => BenchSocket.Port(_client.Client);

    public Task Start() => Task.Run(() => EndTask.UntilClosed(ServeAsync, () => _isClosed));

    public ValueTask DisposeAsync()
    {
        _isClosed = true;
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ServeAsync()
    {
        while (!_isClosed)
        {
            UdpReceiveResult received = await _client.ReceiveAsync();
            _client.Send(received.Buffer, received.RemoteEndPoint);
        }
    }
}
