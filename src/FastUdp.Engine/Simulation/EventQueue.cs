using System.Diagnostics;

namespace FastUdp.Simulation;

/// <summary>
/// Events by time: a binary heap whose events know their places, so that a timer which is set again leaves nothing
/// behind. Guarded by its owner.
/// </summary>
internal sealed class EventQueue
{
    private VirtualEvent[] _heap = new VirtualEvent[64];

    public int Count { get; private set; }

    /// <summary>The event that is next; null when there is none.</summary>
    public VirtualEvent? First => Count == 0 ? null : _heap[0];

    public void Add(VirtualEvent added)
    {
        Debug.Assert(added.Place < 0, "The event is in the queue already.");
        if (Count == _heap.Length)
            Array.Resize(ref _heap, Count * 2);
        Raise(added, Count++);
    }

    /// <summary>Takes an event out; nothing happens when it is not in.</summary>
    public void Remove(VirtualEvent removed)
    {
        int place = removed.Place;
        if (place < 0)
            return;
        removed.Place = -1;
        VirtualEvent last = _heap[--Count];
        _heap[Count] = null!;
        if (last == removed)
            return;

        // The last event fills the gap, from which it may belong up or down.
        if (place > 0 && last.IsBefore(_heap[(place - 1) / 2]))
            Raise(last, place);
        else
            Lower(last, place);
    }

    private void Raise(VirtualEvent moved, int place)
    {
        while (place > 0 && moved.IsBefore(_heap[(place - 1) / 2]))
        {
            Put(_heap[(place - 1) / 2], place);
            place = (place - 1) / 2;
        }
        Put(moved, place);
    }

    private void Lower(VirtualEvent moved, int place)
    {
        for (int child = (2 * place) + 1; child < Count; child = (2 * place) + 1)
        {
            if (child + 1 < Count && _heap[child + 1].IsBefore(_heap[child]))
                child++;
            if (!_heap[child].IsBefore(moved))
                break;
            Put(_heap[child], place);
            place = child;
        }
        Put(moved, place);
    }

    private void Put(VirtualEvent moved, int place)
    {
        _heap[place] = moved;
        moved.Place = place;
    }
}
