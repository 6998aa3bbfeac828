using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;
using FastUdp.Buffers;
using FastUdp.Transport;

namespace FastUdp.Impairment;

/// <summary>
/// Has every datagram pass the link before the loop sees it.
/// <list type="number">
/// <item>What is due from before comes first, each datagram in a slot of its own.</item>
/// <item>Otherwise the inner receiver fills slots; the timer wakes it when something is due.</item>
/// <item>What does not come out at once is taken out of its run, in place; a run of which nothing is left changes places
/// with a later one, among the slots just filled.</item>
/// </list>
/// </summary>
/// <remarks>
/// An inner receiver may keep the addresses of the blocks beside the ring, and looks anew only at slots it filled itself.
/// Those of step 1 it did not fill, and their blocks may be leased and replaced: so the ring is marked unstable before
/// the inner one sees it again. What step 3 swaps stays among the slots it filled.
/// </remarks>
internal sealed class ImpairedReceiver : Receiver, IValueTaskSource<int>
{
    private readonly ImpairedPath _incoming;
    private readonly Receiver _inner;
    private readonly ReceiveRing _ring;
    private readonly Action _onReceived;
    private ManualResetValueTaskSourceCore<int> _completion;
    private ConfiguredValueTaskAwaitable<int>.ConfiguredValueTaskAwaiter _receive;

    /// <param name="incoming">The path of arriving datagrams.</param>
    /// <param name="inner">What receives; owned from now on.</param>
    /// <param name="ring">The ring both fill.</param>
    public ImpairedReceiver(ImpairedPath incoming, Receiver inner, ReceiveRing ring)
    {
        _incoming = incoming;
        _inner = inner;
        _ring = ring;
        _onReceived = OnReceived;
    }

    public override int TurnsBeforeYield => _inner.TurnsBeforeYield;

    public override bool HasQueued => _incoming.HasDue || _inner.HasQueued;

    [SuppressMessage("Reliability", "CA2012", Justification = "The awaiter is kept for its one use.")]
    public override ValueTask<int> ReceiveAsync()
    {
        int due = FillFromDue();
        if (due > 0)
            return new ValueTask<int>(due);
        _receive = _inner.ReceiveAsync().ConfigureAwait(false).GetAwaiter();
        if (_receive.IsCompleted)
            return new ValueTask<int>(Sift(_receive.GetResult()));
        _completion.Reset();
        return new ValueTask<int>(this, _completion.Version);
    }

    public override void Dispose() => _inner.Dispose();

    int IValueTaskSource<int>.GetResult(short token) => _completion.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _completion.GetStatus(token);

    // The inner receive is waited for only when the loop waits, as it would be without this one in between: a receiver
    // may go by that.
    void IValueTaskSource<int>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        _completion.OnCompleted(continuation, state, token, flags);
        _receive.UnsafeOnCompleted(_onReceived);
    }

    private void OnReceived()
    {
        int count;
        try
        {
            count = Sift(_receive.GetResult());
        }
#pragma warning disable CA1031 // Whatever it is, it is the receive loop's: this call has nobody to throw to.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _completion.SetException(exception);
            return;
        }
        _completion.SetResult(count);
    }

    /// <summary>Puts what is due into slots, as far as there are blocks. Without any it waits: so does the inner receiver.</summary>
    private int FillFromDue()
    {
        int filled = 0;
        while (filled < _ring.Capacity && HasSlot(filled) && _incoming.TryTakeDue(out DelayedDatagram datagram))
        {
            Fill(ref _ring.Armed[filled++], datagram);
            datagram.Release();
        }
        if (filled > 0)
            _ring.MarkUnstable();
        return filled;
    }

    private bool HasSlot(int slot)
    {
        _ring.Arm(slot + 1);
        return _ring.ArmedCount > slot;
    }

    /// <remarks>It fits: it came out of a block of this ring's size.</remarks>
    private static void Fill(ref ReceivedRun slot, in DelayedDatagram datagram)
    {
        datagram.Payload.CopyTo(slot.Block!.Bytes);
        slot.Remote = datagram.Remote;
        slot.Length = datagram.Length;
        slot.Stride = datagram.Length;
        slot.IsTruncated = datagram.IsTruncated;
    }

    /// <summary>Leaves in the filled slots what comes out at once, from the first slot on; gives how many slots that takes.</summary>
    private int Sift(int filledCount)
    {
        Span<ReceivedRun> runs = _ring.Armed[..filledCount];
        int kept = 0;
        for (int i = 0; i < runs.Length; i++)
        {
            if (!Sift(ref runs[i]))
                continue;
            (runs[kept], runs[i]) = (runs[i], runs[kept]);
            kept++;
        }
        return kept;
    }

    /// <summary>Moves together what comes out of a run at once; false when nothing does.</summary>
    private bool Sift(ref ReceivedRun run)
    {
        Span<byte> bytes = run.Block!.Bytes.AsSpan(0, run.Length);
        int count = run.DatagramCount;
        int kept = 0;
        int end = 0;
        for (int i = 0; i < count; i++)
        {
            int offset = i * run.Stride;
            Span<byte> payload = bytes.Slice(offset, Math.Min(run.Stride, run.Length - offset));
            LinkVerdict verdict = _incoming.Enter(run.Remote, payload, run.IsTruncated);
            if (!verdict.IsAtOnce)
                continue;
            verdict.Corrupt(payload);
            payload.CopyTo(bytes[end..]);
            end += payload.Length;
            kept++;
        }
        run.Length = end;
        run.Stride = kept == 1 ? end : run.Stride;
        return kept > 0;
    }
}
