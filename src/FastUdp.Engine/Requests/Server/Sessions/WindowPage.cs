using System.Numerics;
using System.Runtime.CompilerServices;
using FastUdp.Stores;

namespace FastUdp.Requests;

/// <summary>Sixteen consecutive sequences of a <see cref="SessionWindow"/>, and which of them are in use.</summary>
internal sealed class WindowPage : ListNode<WindowPage>
{
    /// <summary>How many sequences it covers, as a power of two.</summary>
    public const int SequenceBits = 4;

    /// <summary>How many sequences it covers.</summary>
    public const int Sequences = 1 << SequenceBits;

    /// <summary>About what it takes: its entries, its fields and the object's header.</summary>
    public const int Bytes = (Sequences * 16) + 48;

    private Entries _entries;
    private uint _occupied;

    /// <summary>The sequences it covers, without their last bits.</summary>
    public uint Number { get; set; }

    /// <summary>The entry of a sequence, for who knows that it is in use or takes it into use.</summary>
    public ref WindowEntry this[uint sequence] => ref _entries[(int)(sequence % Sequences)];

    /// <summary>Whether a sequence is in use.</summary>
    public bool Has(uint sequence) => (_occupied & MaskOf(sequence)) != 0;

    /// <summary>Takes a sequence into use.</summary>
    public void Add(uint sequence, ulong id)
    {
        _occupied |= MaskOf(sequence);
        this[sequence] = new WindowEntry { Id = id };
    }

    /// <summary>Frees the sequences before one, the first ones of the page, and gives their replies back.</summary>
    /// <returns>How many were in use.</returns>
    public int FreeBefore(uint sequence, PayloadStore replies) => Free(MaskOf(sequence) - 1, replies);

    /// <summary>Frees all sequences and gives their replies back.</summary>
    /// <returns>How many were in use.</returns>
    public int FreeAll(PayloadStore replies) => Free(uint.MaxValue, replies);

    private int Free(uint mask, PayloadStore replies)
    {
        int freed = 0;
        for (uint rest = _occupied & mask; rest != 0; rest &= rest - 1)
        {
            ref WindowEntry entry = ref _entries[BitOperations.TrailingZeroCount(rest)];
            if (!entry.Reply.IsNone)
                replies.Return(entry.Reply);
            freed++;
        }
        _occupied &= ~mask;
        return freed;
    }

    private static uint MaskOf(uint sequence) => 1u << (int)(sequence % Sequences);

    [InlineArray(Sequences)]
    private struct Entries
    {
        private WindowEntry _first;
    }
}
