using System.Net;
using System.Net.Sockets;

namespace FastUdp.Benchmarks.Subjects.Echo;

/// <summary>One buffer and one address: awaits a datagram, sends it back from where it lies.</summary>
internal sealed class SocketAsyncEchoServer : IEchoServer
{
    private readonly Socket _socket = BenchSocket.Bind(IPAddress.Loopback);
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BenchSocket.PayloadLimitBytes, pinned: true);
    private readonly SocketAddress _source = BenchSocket.NewAddress();
    private volatile bool _isClosed;

    public int Port => BenchSocket.Port(_socket);

    public Task Start() => Task.Run(() => EndTask.UntilClosed(ServeAsync, () => _isClosed));

    public ValueTask DisposeAsync()
    {
        _isClosed = true;
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ServeAsync()
    {
        while (!_isClosed)
        {
            int length = await _socket.ReceiveFromAsync(_buffer.AsMemory(), SocketFlags.None, _source);
            _socket.SendTo(_buffer.AsSpan(0, length), SocketFlags.None, _source);
        }
    }
}
