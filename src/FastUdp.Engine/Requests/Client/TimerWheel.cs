using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using FastUdp.Stores;

namespace FastUdp.Requests;

/// <summary>
/// Holds nodes by the tick they are due at: adding and removing take constant time, however many there are. It knows
/// nothing of clocks. Not safe from several threads.
/// </summary>
/// <remarks>
/// A hashed wheel: each of the coming <see cref="SlotCount"/> ticks has a slot, a bitmap tells which are occupied. A
/// node due later than that stands in the last slot and is put on when the wheel comes to it. Of one tick, nodes that
/// were not put on come out in the order they were added.
/// </remarks>
internal sealed class TimerWheel<TNode>
    where TNode : TimerNode<TNode>
{
    public const int SlotCount = 2_048;

    private const int WordBits = 64;

    private readonly NodeList<TNode>[] _slots = new NodeList<TNode>[SlotCount];
    private readonly ulong[] _occupied = new ulong[SlotCount / WordBits];

    // Whatever stands in the wheel, its slot is that of this tick or of one of those after it.
    private uint _tick;

    /// <summary>How many nodes stand in the wheel.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// The tick at which to look next: that at which the first node is due, or an earlier one at which nodes are put
    /// on. Null when there is nothing in the wheel.
    /// </summary>
    public uint? NextTick => Count == 0 ? null : FindOccupied();

    /// <summary>Puts in a node.</summary>
    /// <param name="node">A node that stands nowhere.</param>
    /// <param name="dueTick">When it is due; a tick that is past counts as this one.</param>
    /// <param name="nowTick">This tick.</param>
    public void Add(TNode node, uint dueTick, uint nowTick)
    {
        if (Count == 0)
            _tick = nowTick;
        node.DueTick = dueTick;
        Place(node);
        Count++;
    }

    /// <summary>Takes a node out.</summary>
    public void Remove(TNode node)
    {
        ref NodeList<TNode> slot = ref _slots[node.Slot];
        slot.Remove(node);
        if (slot.IsEmpty)
            _occupied[node.Slot / WordBits] &= ~(1UL << (node.Slot % WordBits));
        node.Slot = -1;
        Count--;
    }

    /// <summary>Takes out the first node that is due, if any is.</summary>
    public bool TryTakeDue(uint nowTick, [NotNullWhen(true)] out TNode? due)
    {
        while (NextTick is { } tick && !IsAfter(tick, nowTick))
        {
            _tick = tick;
            TNode node = _slots[tick % SlotCount].First!;
            Remove(node);
            if (!IsAfter(node.DueTick, nowTick))
            {
                due = node;
                return true;
            }
            Place(node);
            Count++;
        }
        due = null;
        return false;
    }

    private static bool IsAfter(uint tick, uint other) => (int)(tick - other) > 0;

    private void Place(TNode node)
    {
        int ahead = Math.Clamp((int)(node.DueTick - _tick), 0, SlotCount - 1);
        node.Slot = (int)((_tick + (uint)ahead) % SlotCount);
        _slots[node.Slot].AddLast(node);
        _occupied[node.Slot / WordBits] |= 1UL << (node.Slot % WordBits);
    }

    /// <summary>The first tick, from the wheel's on, whose slot is occupied; there is one.</summary>
    private uint FindOccupied()
    {
        int first = (int)(_tick % SlotCount);
        int word = first / WordBits;
        ulong bits = _occupied[word] & (ulong.MaxValue << (first % WordBits));
        while (bits == 0)
        {
            // The slots before the first in its own word come last, when the search has gone all the way round.
            word = (word + 1) % _occupied.Length;
            bits = _occupied[word];
        }
        int slot = (word * WordBits) + BitOperations.TrailingZeroCount(bits);
        return _tick + (uint)((slot - first + SlotCount) % SlotCount);
    }
}
