using System.Numerics;
using FastUdp.Stores;

namespace FastUdp.Requests;

/// <summary>
/// The requests of a session from the oldest its client still waits for to the newest seen, by sequence modulo 2^32. All
/// before the oldest are forgotten.
/// </summary>
/// <remarks>
/// A ring of pages, indexed by sequence, doubled when the sequences in use are further apart than it reaches. Only pages
/// in use exist, so that two requests far apart take two pages, and a leap of the oldest costs no more than the
/// pages there are, however far it leaps.
/// </remarks>
internal sealed class SessionWindow(ServerMemory memory, uint oldest, int maxSpan)
{
    // Page numbers are sequences without their last bits, so they wrap earlier.
    private const uint PageNumberMask = uint.MaxValue >> WindowPage.SequenceBits;

    private WindowPage?[] _ring = [];
    private NodeList<WindowPage> _pages;
    private int _pageCount;

    /// <summary>The lowest sequence that is remembered or will be.</summary>
    public uint Oldest { get; private set; } = oldest;

    /// <summary>How many requests are remembered.</summary>
    public int Count { get; private set; }

    /// <summary>Says what is known of a request.</summary>
    /// <param name="sequence">Its sequence.</param>
    /// <param name="id">Its identifier.</param>
    /// <param name="reply">Its reply, when it is done.</param>
    public SequenceState Look(uint sequence, ulong id, out PayloadCell reply)
    {
        reply = default;
        int distance = unchecked((int)(sequence - Oldest));
        if (distance < 0)
            return SequenceState.Stale;
        if (distance >= maxSpan)
            return SequenceState.Beyond;
        WindowPage? page = FindPage(sequence);
        if (page is null || !page.Has(sequence))
            return SequenceState.Free;
        ref readonly WindowEntry entry = ref page[sequence];
        if (entry.Id != id)
            return SequenceState.Taken;
        reply = entry.Reply;
        return reply.IsNone ? SequenceState.Running : SequenceState.Done;
    }

    /// <summary>Remembers a request as running, whose sequence must be free. False when memory is short.</summary>
    public bool TryAdd(uint sequence, ulong id)
    {
        WindowPage? page = FindPage(sequence) ?? TryAddPage(sequence);
        if (page is null)
            return false;
        page.Add(sequence, id);
        Count++;
        return true;
    }

    /// <summary>Remembers the reply of a request that was running. False when it has been forgotten meanwhile.</summary>
    public bool TryKeep(uint sequence, ulong id, in PayloadCell reply)
    {
        if (Look(sequence, id, out _) != SequenceState.Running)
            return false;
        FindPage(sequence)![sequence].Reply = reply;
        return true;
    }

    /// <summary>Forgets all before a sequence. It never goes back.</summary>
    public void Advance(uint sequence)
    {
        if (unchecked((int)(sequence - Oldest)) <= 0)
            return;
        FreePagesBefore(PageOf(sequence));
        Oldest = sequence;
        if (FindPage(sequence) is { } page)
            Count -= page.FreeBefore(sequence, memory.Replies);
    }

    /// <summary>Forgets everything, and gives the ring back too.</summary>
    public void Clear()
    {
        while (_pages.First is { } page)
            Free(page);
        memory.Release(RingBytes(_ring.Length));
        _ring = [];
    }

    private static uint PageOf(uint sequence) => sequence >> WindowPage.SequenceBits;

    private static int RingBytes(int pages) => pages * IntPtr.Size;

    private WindowPage? FindPage(uint sequence)
    {
        uint number = PageOf(sequence);
        if (PagesFromOldest(number) >= (uint)_ring.Length)
            return null;
        return _ring[number & (uint)(_ring.Length - 1)];
    }

    private uint PagesFromOldest(uint number) => (number - PageOf(Oldest)) & PageNumberMask;

    private WindowPage? TryAddPage(uint sequence)
    {
        uint number = PageOf(sequence);
        if (!TryReach(PagesFromOldest(number)) || memory.TryTakePage() is not { } page)
            return null;
        page.Number = number;
        _pages.AddLast(page);
        _pageCount++;
        SlotOf(page) = page;
        return page;
    }

    /// <summary>Grows the ring, if need be, until it reaches a page so far from the oldest.</summary>
    private bool TryReach(uint pagesFromOldest)
    {
        if (pagesFromOldest < (uint)_ring.Length)
            return true;
        int length = (int)BitOperations.RoundUpToPowerOf2(pagesFromOldest + 1);
        if (!memory.TryReserve(RingBytes(length - _ring.Length)))
            return false;
        _ring = new WindowPage?[length];
        for (WindowPage? page = _pages.First; page is not null; page = page.Next)
            SlotOf(page) = page;
        return true;
    }

    private ref WindowPage? SlotOf(WindowPage page) => ref _ring[page.Number & (uint)(_ring.Length - 1)];

    /// <summary>Frees pages by number or, where that would be fewer, looks through all there are.</summary>
    private void FreePagesBefore(uint number)
    {
        uint passed = PagesFromOldest(number);
        if (passed > (uint)_pageCount)
        {
            FreePagesAmongAll(passed);
            return;
        }
        for (uint before = PageOf(Oldest); passed > 0; passed--, before = (before + 1) & PageNumberMask)
        {
            if (_ring[before & (uint)(_ring.Length - 1)] is { } page)
                Free(page);
        }
    }

    private void FreePagesAmongAll(uint passed)
    {
        WindowPage? next;
        for (WindowPage? page = _pages.First; page is not null; page = next)
        {
            next = page.Next;
            if (PagesFromOldest(page.Number) < passed)
                Free(page);
        }
    }

    private void Free(WindowPage page)
    {
        Count -= page.FreeAll(memory.Replies);
        SlotOf(page) = null;
        _pages.Remove(page);
        _pageCount--;
        memory.ReturnPage(page);
    }
}
