using System.Net;
using System.Net.Sockets;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Echo;

/// <summary>A thread with a connected socket: blocks in a receive, sends what the reply makes room for.</summary>
internal sealed class SocketBlockingEchoClient(IPEndPoint server, int sizeBytes) : IEchoClient
{
    private readonly Socket _socket = BenchSocket.Connect(server);
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BenchSocket.PayloadLimitBytes, pinned: true);
    private readonly byte[] _payload = new byte[sizeBytes];
    private readonly byte[] _kick = KickPayload.Make(sizeBytes);
    private volatile bool _isClosed;

    public Task Start(EchoTally tally) => EndTask.OnThread("bench echo client", () => Ask(tally));

    public void Kick() => _socket.Send(_kick, SocketFlags.None);

    public ValueTask DisposeAsync()
    {
        _isClosed = true;
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Ask(EchoTally tally)
    {
        while (!_isClosed && !tally.Window.IsOver)
        {
            try
            {
                AskUntilOver(tally);
            }
            catch (SocketException exception) when (_isClosed || BenchSocket.IsTransient(exception))
            {
            }
            catch (ObjectDisposedException) when (_isClosed)
            {
            }
        }
    }

    private void AskUntilOver(EchoTally tally)
    {
        do
        {
            int length = _socket.Receive(_buffer, SocketFlags.None);
            tally.Echoes.Take(Number.Read(_buffer.AsSpan(0, length)));
            while (tally.Echoes.TryNext(out ulong number))
            {
                Number.Write(_payload, number);
                _socket.Send(_payload, SocketFlags.None);
            }
        }
        while (!tally.EndBatch());
    }
}
