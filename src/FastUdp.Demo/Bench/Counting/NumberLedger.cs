using System.Numerics;
using System.Runtime.CompilerServices;

namespace FastUdp.Demo.Bench.Counting;

/// <summary>
/// What a receiver makes of the numbers of one stream: which are missing, which came twice, which came out of order. It
/// remembers the latest of them, in a ring of bits.
/// </summary>
/// <remarks>
/// Numbers and counts are of 64 bits. What comes in order costs a comparison and a bit; nothing allocates. A jump ahead
/// costs as many steps as it skips numbers, at most the window. Belongs to one thread.
/// </remarks>
internal sealed class NumberLedger
{
    /// <summary>The window unless another is asked for. Its ring takes half a kilobyte.</summary>
    public const int DefaultWindowNumbers = 4_096;

    private const int BitsOfWord = 64;

    private readonly ulong[] _seen;
    private readonly ReorderingExtents? _extents;
    private ulong _first;
    private ulong _next;
    private long _received;

    /// <param name="windowNumbers">How far behind the highest number one may come and still be told from one that came
    /// before: a power of two, from 64. The ring takes a bit for each.</param>
    /// <param name="extents">Where the reordering is measured, if it is; of the same window.</param>
    public NumberLedger(int windowNumbers = DefaultWindowNumbers, ReorderingExtents? extents = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(windowNumbers, BitsOfWord);
        ArgumentOutOfRangeException.ThrowIfNotEqual(BitOperations.IsPow2(windowNumbers), true, nameof(windowNumbers));
        ArgumentOutOfRangeException.ThrowIfNotEqual(extents?.WindowNumbers ?? windowNumbers, windowNumbers, nameof(extents));
        WindowNumbers = windowNumbers;
        _seen = new ulong[windowNumbers / BitsOfWord];
        _extents = extents;
    }

    /// <summary>How far behind the highest number one may come and still be known.</summary>
    public int WindowNumbers { get; }

    /// <summary>Numbers that came, each counted once.</summary>
    public long Received => _received;

    /// <summary>The number after the highest that came; 0 before the first.</summary>
    public ulong Next => _received == 0 ? 0 : _next;

    /// <summary>Numbers that had come before.</summary>
    public long Duplicated { get; private set; }

    /// <summary>Those received after a higher number (RFC 4737 section 3.3).</summary>
    public long Reordered { get; private set; }

    /// <summary>Those so late that nothing is known of them; they count as lost.</summary>
    public long Late { get; private set; }

    /// <summary>How many there were in all, where the sender has said so.</summary>
    public ulong? Total { get; set; }

    /// <summary>Numbers that did not come, of all there were, or else of those between the first and the last that did.</summary>
    public long Lost => Math.Max(0, (long)((Total ?? _next - _first) - (ulong)_received));

    /// <summary>Enters a number. True when it is received: neither a duplicate nor late.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Take(ulong number)
    {
        if (number != _next || _received == 0)
            return TakeOutOfOrder(number);
        Set(number);
        _received++;
        _next++;
        return true;
    }

    private bool TakeOutOfOrder(ulong number)
    {
        if (_received == 0)
            (_first, _next) = (number, number);

        // Compared with the highest that came: after 2^64 - 1, the next is 0.
        if (_received == 0 || number > _next - 1)
            return Advance(number);
        if (_next - number > (ulong)WindowNumbers)
        {
            Late++;
            return false;
        }
        if (IsSet(number))
        {
            Duplicated++;
            return false;
        }
        return FillIn(number);
    }

    private bool Advance(ulong number)
    {
        // What is skipped has not been seen; what lies further back than the window is forgotten anyway.
        ulong skipped = Math.Min(number - _next, (ulong)WindowNumbers);
        for (ulong missing = number - skipped; missing < number; missing++)
            _seen[WordOf(missing)] &= ~BitOf(missing);
        _extents?.Skip(number - skipped, number, _received);
        Set(number);
        _received++;
        _next = number + 1;
        return true;
    }

    private bool FillIn(ulong number)
    {
        _extents?.FillIn(number, _received);
        Set(number);
        _received++;
        Reordered++;
        _first = Math.Min(_first, number);
        return true;
    }

    private bool IsSet(ulong number) => (_seen[WordOf(number)] & BitOf(number)) != 0;

    private void Set(ulong number) => _seen[WordOf(number)] |= BitOf(number);

    private int WordOf(ulong number) => (int)(number / BitsOfWord) & (_seen.Length - 1);

    private static ulong BitOf(ulong number) => 1UL << (int)(number % BitsOfWord);
}
