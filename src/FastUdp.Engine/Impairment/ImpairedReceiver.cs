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
internal sealed class ImpairedReceiver : ReceiverDecorator
{
    private readonly ImpairedPath _incoming;
    private readonly ReceiveRing _ring;

    /// <param name="incoming">The path of arriving datagrams.</param>
    /// <param name="inner">What receives; owned from now on.</param>
    /// <param name="ring">The ring both fill.</param>
    public ImpairedReceiver(ImpairedPath incoming, Receiver inner, ReceiveRing ring)
        : base(inner)
    {
        _incoming = incoming;
        _ring = ring;
    }

    public override bool HasQueued => _incoming.HasDue || base.HasQueued;

    public override ValueTask<int> ReceiveAsync()
    {
        int due = FillFromDue();
        return due > 0 ? new ValueTask<int>(due) : base.ReceiveAsync();
    }

    /// <summary>Leaves in the filled slots what comes out at once, from the first slot on; gives how many slots that takes.</summary>
    protected override int OnFilled(int filledCount)
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
        slot.IsTruncated = datagram.Traits.IsTruncated;
        slot.OriginalLength = datagram.Traits.OriginalLength;
        slot.Metadata = datagram.Traits.Metadata;
    }

    /// <summary>Moves together what comes out of a run at once; false when nothing does.</summary>
    private bool Sift(ref ReceivedRun run)
    {
        Span<byte> bytes = run.Block!.Bytes.AsSpan(0, run.Length);
        var traits = new DatagramTraits { IsTruncated = run.IsTruncated, OriginalLength = run.OriginalLength, Metadata = run.Metadata };
        int count = run.DatagramCount;
        int kept = 0;
        int end = 0;
        for (int i = 0; i < count; i++)
        {
            int offset = i * run.Stride;
            Span<byte> payload = bytes.Slice(offset, Math.Min(run.Stride, run.Length - offset));
            LinkVerdict verdict = _incoming.Enter(run.Remote, payload, traits);
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
