using System.Numerics;

namespace FastUdp.Demo.Bench.Counting;

/// <summary>
/// How far those that came out of order had been overtaken (RFC 4737). The ledger of the stream tells it what was
/// skipped and what of that came after all; what comes in order never gets here.
/// </summary>
/// <remarks>
/// <para>The extent of section 4.2 counts the datagrams received since the first that overtook. That first one is the
/// one that skipped the number, so a note of its place in the order of arrival, a word for each number of the window, is
/// all it takes.</para>
/// <para>Places are kept modulo 2^32. No extent is longer than the numbers that come while one is remembered, which are
/// less than twice the window. Belongs to one thread; nothing allocates.</para>
/// </remarks>
internal sealed class ReorderingExtents
{
    /// <summary>By so many datagrams in a row overtaken, TCP takes a segment for lost (RFC 5681 section 3.2).</summary>
    public const int DuplicateThreshold = 3;

    private readonly uint[] _skippedAt;
    private readonly (ulong Number, long Place)[] _latest = new (ulong, long)[DuplicateThreshold];
    private int _turn;

    /// <param name="windowNumbers">The ledger's: a power of two. Each number takes four bytes.</param>
    public ReorderingExtents(int windowNumbers)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(BitOperations.IsPow2(windowNumbers), true, nameof(windowNumbers));
        _skippedAt = new uint[windowNumbers];
        Array.Fill(_latest, (0UL, -1L - DuplicateThreshold));
    }

    public int WindowNumbers => _skippedAt.Length;

    /// <summary>The sum of all extents: divided by how many were reordered, their mean.</summary>
    public long Sum { get; private set; }

    /// <summary>The longest; 0 when nothing was reordered.</summary>
    public long Maximum { get; private set; }

    /// <summary>Those overtaken by the three received just before them: 3-reordering, section 5.</summary>
    public long ThreeReordered { get; private set; }

    /// <summary>Numbers were skipped.</summary>
    /// <param name="first">The first of them, no further behind than the window.</param>
    /// <param name="end">The number that came instead.</param>
    /// <param name="place">How many were received before that.</param>
    public void Skip(ulong first, ulong end, long place)
    {
        for (ulong number = first; number < end; number++)
            _skippedAt[IndexOf(number)] = (uint)place;
    }

    /// <summary>A number comes that others have overtaken.</summary>
    /// <param name="number">It; where it lies before the first that came, that one overtook it, at place 0.</param>
    /// <param name="place">How many were received before.</param>
    public void FillIn(ulong number, long place)
    {
        uint extent = (uint)place - _skippedAt[IndexOf(number)];
        Sum += extent;
        Maximum = Math.Max(Maximum, extent);
        if (extent >= DuplicateThreshold && !IsAnyLowerAmongTheLatest(number, place))
            ThreeReordered++;
        _latest[_turn] = (number, place);
        _turn = (_turn + 1) % DuplicateThreshold;
    }

    /// <summary>What came in order since the number was skipped is higher; only what was itself overtaken may be lower.</summary>
    private bool IsAnyLowerAmongTheLatest(ulong number, long place)
    {
        foreach ((ulong other, long at) in _latest)
        {
            if (at >= place - DuplicateThreshold && other < number)
                return true;
        }
        return false;
    }

    private int IndexOf(ulong number) => (int)number & (_skippedAt.Length - 1);
}
