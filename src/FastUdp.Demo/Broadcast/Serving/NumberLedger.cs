using System.Runtime.CompilerServices;

namespace FastUdp.Demo.Broadcast.Serving;

/// <summary>
/// What a receiver makes of the numbers of one run: which are missing, which came twice, which came late. It remembers
/// the latest <see cref="WindowNumbers"/>, in a ring of bits.
/// </summary>
/// <remarks>Belongs to one thread. Nothing allocates.</remarks>
internal sealed class NumberLedger
{
    /// <summary>How far behind the highest number one may come and still be told from one that came before.</summary>
    public const int WindowNumbers = 4_096;

    private const int BitsOfWord = 64;

    private readonly ulong[] _seen = new ulong[WindowNumbers / BitsOfWord];
    private ulong _first;
    private ulong _next;

    /// <summary>Numbers that came, each counted once.</summary>
    public long Received { get; private set; }

    /// <summary>Numbers that had come before.</summary>
    public long Repeated { get; private set; }

    /// <summary>Those received after a higher number (RFC 4737 section 3.3).</summary>
    public long Reordered { get; private set; }

    /// <summary>Those so late that nothing is known of them; they count as lost.</summary>
    public long Late { get; private set; }

    /// <summary>How many there were in all, where the sender has said so.</summary>
    public ulong? Total { get; set; }

    /// <summary>Numbers that did not come, of all there were, or else of those between the first and the last that did.</summary>
    public long Lost => Math.Max(0, (long)((Total ?? _next - _first) - (ulong)Received));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(ulong number)
    {
        if (number == _next && Received > 0)
        {
            Set(number);
            Received++;
            _next++;
        }
        else
        {
            TakeOutOfOrder(number);
        }
    }

    private void TakeOutOfOrder(ulong number)
    {
        if (Received == 0)
            (_first, _next) = (number, number);
        if (number >= _next)
            Advance(number);
        else if (_next - number > WindowNumbers)
            Late++;
        else if (IsSet(number))
            Repeated++;
        else
            FillIn(number);
    }

    private void Advance(ulong number)
    {
        // What is skipped has not been seen; what lies further back than the window is forgotten anyway.
        ulong skipped = Math.Min(number - _next, WindowNumbers);
        for (ulong missing = number - skipped; missing < number; missing++)
            _seen[WordOf(missing)] &= ~BitOf(missing);
        Set(number);
        Received++;
        _next = number + 1;
    }

    private void FillIn(ulong number)
    {
        Set(number);
        Received++;
        Reordered++;
        _first = Math.Min(_first, number);
    }

    private bool IsSet(ulong number) => (_seen[WordOf(number)] & BitOf(number)) != 0;

    private void Set(ulong number) => _seen[WordOf(number)] |= BitOf(number);

    private static int WordOf(ulong number) => (int)(number % WindowNumbers / BitsOfWord);

    private static ulong BitOf(ulong number) => 1UL << (int)(number % BitsOfWord);
}
