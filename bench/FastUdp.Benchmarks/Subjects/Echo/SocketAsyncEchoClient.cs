using System.Net;
using System.Net.Sockets;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Echo;

/// <summary>A connected socket: awaits a reply, sends what it makes room for.</summary>
internal sealed class SocketAsyncEchoClient(IPEndPoint server, int sizeBytes) : IEchoClient
{
    private readonly Socket _socket = BenchSocket.Connect(server);
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BenchSocket.PayloadLimitBytes, pinned: true);
    private readonly SocketAddress _source = BenchSocket.NewAddress();
    private readonly byte[] _payload = new byte[sizeBytes];
    private readonly byte[] _kick = KickPayload.Make(sizeBytes);
    private volatile bool _isClosed;

    public Task Start(EchoTally tally) => Task.Run(() => EndTask.UntilClosed(() => AskAsync(tally), () => _isClosed));

    public void Kick() => _socket.Send(_kick, SocketFlags.None);

    public ValueTask DisposeAsync()
    {
        _isClosed = true;
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task AskAsync(EchoTally tally)
    {
        do
        {
            int length = await _socket.ReceiveFromAsync(_buffer.AsMemory(), SocketFlags.None, _source);
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
