using FastUdp.Buffers;

namespace FastUdp.Transport;

/// <summary>
/// The slots a receive fills: the first <see cref="ArmedCount"/> each hold a block. Used from the first slot up, so that
/// light traffic stays within the blocks that are warm. Belongs to the receive loop.
/// </summary>
internal sealed class ReceiveRing : IDisposable
{
    private readonly BlockPool _pool;
    private readonly ReceivedRun[] _slots;

    public ReceiveRing(BlockPool pool, int slots)
    {
        _pool = pool;
        _slots = new ReceivedRun[slots];
    }

    /// <summary>How many slots, from the first, have a block to receive into; 0 when leases hold every block.</summary>
    public int ArmedCount { get; private set; }

    public int Capacity => _slots.Length;

    /// <summary>
    /// How many slots, from the first, hold the block they held at the last <see cref="MarkStable"/>; of those filled
    /// since, any may have got another.
    /// </summary>
    public int StableCount { get; private set; }

    /// <summary>Declares every armed slot stable: whoever keeps addresses of the blocks has them up to date.</summary>
    public void MarkStable() => StableCount = ArmedCount;

    /// <summary>Declares no slot stable: somebody else than the keeper of the addresses filled some.</summary>
    public void MarkUnstable() => StableCount = 0;

    public Span<ReceivedRun> Armed => _slots.AsSpan(0, ArmedCount);

    /// <summary>The slots the last receive filled.</summary>
    public ReadOnlySpan<ReceivedRun> Filled(int count) => _slots.AsSpan(0, count);

    /// <summary>Gives the first slots a block each, as far as there are slots and the pool has blocks.</summary>
    public void Arm(int count)
    {
        int wanted = Math.Min(count, _slots.Length);
        while (ArmedCount < wanted && _pool.TryRent(out Block? block))
            _slots[ArmedCount++].Block = block;
    }

    /// <summary>Looks after the filled slots: a block that was leased is let go and, if there is one, replaced.</summary>
    public void Recycle(int filledCount)
    {
        // From the last to the first, so that a slot given up is replaced by one that has been looked at.
        for (int i = filledCount - 1; i >= 0; i--)
        {
            if (_slots[i].Block!.IsShared)
                Replace(ref _slots[i]);
        }
    }

    public void Dispose()
    {
        while (ArmedCount > 0)
            Disarm(ref _slots[ArmedCount - 1]);
    }

    private void Replace(ref ReceivedRun slot)
    {
        Block leased = slot.Block!;
        if (_pool.TryRent(out Block? fresh))
        {
            slot.Block = fresh;
            leased.Release();
        }
        else
        {
            Disarm(ref slot);
        }
    }

    /// <summary>Lets the slot's block go and closes the gap with the last armed slot.</summary>
    private void Disarm(ref ReceivedRun slot)
    {
        Block block = slot.Block!;
        ref ReceivedRun last = ref _slots[--ArmedCount];
        StableCount = Math.Min(StableCount, ArmedCount);
        slot.Block = last.Block;
        last.Block = null;
        block.Release();
    }
}
