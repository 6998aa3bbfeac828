using System.Net;
using System.Net.Sockets;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.OneWay;

/// <summary>A thread that blocks in <see cref="Socket.ReceiveFrom(Span{byte}, SocketFlags, SocketAddress)"/>.</summary>
internal sealed class SocketBlockingReceivingEnd(OneWayPlan plan) : IReceivingEnd
{
    private readonly Socket _socket = BenchSocket.Bind(plan.LocalAddress);
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BenchSocket.PayloadLimitBytes, pinned: true);
    private readonly SocketAddress _source = BenchSocket.NewAddress();
    private volatile bool _isClosed;

    public int Port => BenchSocket.Port(_socket);

    public Task Start(ReceiverTally tally) => EndTask.OnThread("bench receiver", () => Receive(tally));

    public ValueTask DisposeAsync()
    {
        _isClosed = true;
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Receive(ReceiverTally tally)
    {
        while (!_isClosed && !tally.Window.IsOver)
        {
            try
            {
                ReceiveUntilOver(tally);
            }
            catch (SocketException exception) when (_isClosed || BenchSocket.IsTransient(exception))
            {
            }
            catch (ObjectDisposedException) when (_isClosed)
            {
            }
        }
    }

    private void ReceiveUntilOver(ReceiverTally tally)
    {
        do
        {
            int length = _socket.ReceiveFrom(_buffer, SocketFlags.None, _source);
            tally.Sequence.Take(Number.Read(_buffer.AsSpan(0, length)));
        }
        while (!tally.EndBatch());
    }
}
