using System.Net;
using System.Net.Sockets;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.OneWay;

/// <summary>The best asynchronous loop .NET's own socket allows: one buffer, one address, no allocation.</summary>
internal sealed class SocketAsyncReceivingEnd(OneWayPlan plan) : IReceivingEnd
{
    private readonly Socket _socket = BenchSocket.Bind(plan.LocalAddress);
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BenchSocket.PayloadLimitBytes, pinned: true);
    private readonly SocketAddress _source = BenchSocket.NewAddress();
    private volatile bool _isClosed;

    public int Port => BenchSocket.Port(_socket);

    public Task Start(ReceiverTally tally) => Task.Run(() => EndTask.UntilClosed(() => ReceiveAsync(tally), () => _isClosed));

    public ValueTask DisposeAsync()
    {
        _isClosed = true;
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ReceiveAsync(ReceiverTally tally)
    {
        do
        {
            int length = await _socket.ReceiveFromAsync(_buffer.AsMemory(), SocketFlags.None, _source);
            tally.Sequence.Take(Number.Read(_buffer.AsSpan(0, length)));
        }
        while (!tally.EndBatch());
    }
}
