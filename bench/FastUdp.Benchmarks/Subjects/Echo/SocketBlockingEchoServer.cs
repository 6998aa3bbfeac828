using System.Net;
using System.Net.Sockets;

namespace FastUdp.Benchmarks.Subjects.Echo;

/// <summary>A thread that blocks in a receive and sends back from the same buffer.</summary>
internal sealed class SocketBlockingEchoServer : IEchoServer
{
    private readonly Socket _socket = BenchSocket.Bind(IPAddress.Loopback);
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BenchSocket.PayloadLimitBytes, pinned: true);
    private readonly SocketAddress _source = BenchSocket.NewAddress();
    private volatile bool _isClosed;

    public int Port => BenchSocket.Port(_socket);

    public Task Start() => EndTask.OnThread("bench echo server", Serve);

    public ValueTask DisposeAsync()
    {
        _isClosed = true;
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Serve()
    {
        while (!_isClosed)
        {
            try
            {
                ServeUntilClosed();
            }
            catch (SocketException exception) when (_isClosed || BenchSocket.IsTransient(exception))
            {
            }
            catch (ObjectDisposedException) when (_isClosed)
            {
            }
        }
    }

    private void ServeUntilClosed()
    {
        while (!_isClosed)
        {
            int length = _socket.ReceiveFrom(_buffer, SocketFlags.None, _source);
            _socket.SendTo(_buffer.AsSpan(0, length), SocketFlags.None, _source);
        }
    }
}
