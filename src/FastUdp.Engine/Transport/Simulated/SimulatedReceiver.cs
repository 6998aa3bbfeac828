using System.Threading.Tasks.Sources;
using FastUdp.Buffers;
using FastUdp.Simulation;

namespace FastUdp.Transport.Simulated;

/// <summary>
/// Fills its ring from the inbox when the network says so. Its own task source, whose continuation runs inline: a
/// receive allocates nothing and changes no thread. It begins to wait only when the loop has left its continuation,
/// so that datagrams are handled nowhere but within the network's events.
/// </summary>
internal sealed class SimulatedReceiver(
    SimulatedInbox inbox, ReceiveRing ring, ReceiveCounters counters, NetworkErrorReports? errors, UdpEndpointOptions options)
    : Receiver, IValueTaskSource<int>
{
    private readonly int _maxDatagramBytes = options.MaxDatagramBytes;
    private ManualResetValueTaskSourceCore<int> _completion;

    // The loop leaves its thread at every receive.
    public override int TurnsBeforeYield => 0;

    public override bool HasQueued => inbox.Count > 0;

    public override ValueTask<int> ReceiveAsync()
    {
        errors?.Tell();
        ring.Arm(1);
        if (ring.ArmedCount == 0)
            counters.AddStarvedWait();
        _completion.Reset();
        return new ValueTask<int>(this, _completion.Version);
    }

    /// <summary>Completes the receive with what lies in the inbox, as much as there are slots and blocks for.</summary>
    public void Fill()
    {
        ring.Arm(inbox.Count);
        Span<ReceivedRun> slots = ring.Armed;
        int filled = 0;
        while (filled < slots.Length && inbox.TryTake() is { } datagram)
        {
            Fill(ref slots[filled++], datagram);
            inbox.Return(datagram);
        }
        _completion.SetResult(filled);
    }

    /// <summary>Completes the receive with nothing, or fails it.</summary>
    public void Wake(bool isClosed)
    {
        if (isClosed)
            _completion.SetException(new ObjectDisposedException(nameof(UdpEndpoint)));
        else
            _completion.SetResult(0);
    }

    public override void Dispose()
    {
    }

    int IValueTaskSource<int>.GetResult(short token) => _completion.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _completion.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        _completion.OnCompleted(continuation, state, token, flags);
        inbox.Wait(this, wantsDatagrams: ring.ArmedCount > 0);
    }

    private void Fill(ref ReceivedRun run, SimulatedDatagram datagram)
    {
        run.IsTruncated = datagram.Length > _maxDatagramBytes;
        run.Length = Math.Min(datagram.Length, _maxDatagramBytes);
        run.OriginalLength = datagram.Length;
        run.Stride = run.Length;
        run.Remote = datagram.From;
        run.Metadata = SimulatedMetadata.Of(datagram, options.Metadata);
        datagram.Payload[..run.Length].CopyTo(run.Block!.Bytes);
    }
}
