using System.Numerics;
using FastUdp.Demo.Bench.Counting;

namespace FastUdp.Demo.Load;

/// <summary>
/// The books of a load: which datagrams are on their way, since when, and what became of each. It knows no socket and
/// no clock; whoever holds it (one thread at a time) says when a datagram was written or arrived.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Each datagram has a slot in a ring, found by its number: the time it was written while it is in flight,
/// that time negated once it was given up, 0 once it was answered.</item>
/// <item>The ring has at least two slots for each datagram in flight. One that still is when its slot comes round again
/// has been overtaken by as many others as the ring holds, and is given up.</item>
/// <item>One that comes after it was given up, but before its slot was needed, is received after all.</item>
/// <item>So sent = received + lost + in flight, always; duplicated, corrupted and late ones stand apart.</item>
/// </list>
/// Nothing here allocates, locks or looks anything up but by index: there are some tens of nanoseconds a datagram.
/// The counts may be read by another thread, and are then a moment old.
/// </remarks>
internal sealed class InFlightWindow
{
    private const int MinSlots = 16;
    private const long Answered = 0;

    private readonly DatagramPattern _pattern;
    private readonly long[] _slots;
    private ulong _next;
    private ulong _expected;
    private int _inFlight;
    private long _received;
    private long _reordered;
    private long _duplicated;
    private long _corrupted;
    private long _late;
    private long _lost;

    /// <param name="pattern">What stands in the datagrams.</param>
    /// <param name="capacity">How many may be in flight.</param>
    public InFlightWindow(DatagramPattern pattern, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _pattern = pattern;
        _slots = new long[BitOperations.RoundUpToPowerOf2((uint)Math.Max(MinSlots, 2L * capacity))];
        Capacity = capacity;
    }

    public int Capacity { get; }

    public int DatagramBytes => _pattern.DatagramBytes;

    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>How many more may be sent now.</summary>
    public int Room => Capacity - _inFlight;

    public long Sent => (long)Volatile.Read(ref _next);

    /// <summary>Replies equal to what was sent, each counted once.</summary>
    public long Received => Volatile.Read(ref _received);

    /// <summary>Those of the received that came after one with a higher number (RFC 4737 section 3.3).</summary>
    public long Reordered => Volatile.Read(ref _reordered);

    /// <summary>Replies to a datagram that had been answered before.</summary>
    public long Duplicated => Volatile.Read(ref _duplicated);

    /// <summary>Datagrams that are none of those sent: of another length, number or content.</summary>
    public long Corrupted => Volatile.Read(ref _corrupted);

    /// <summary>Replies so late that their slot was in use again, so that nothing is known of them.</summary>
    public long Late => Volatile.Read(ref _late);

    /// <summary>Datagrams given up, and not received after all.</summary>
    public long Lost => Volatile.Read(ref _lost);

    /// <summary>The round trip of each received datagram, in the ticks of the times given.</summary>
    public LatencyHistogram RoundTrips { get; } = new();

    /// <summary>Writes the next datagram; it is in flight from then on.</summary>
    /// <param name="datagram">Its place, of exactly the datagram's length.</param>
    /// <param name="now">The time, greater than 0.</param>
    public void Write(Span<byte> datagram, long now)
    {
        ulong number = _next;
        long[] slots = _slots;
        ref long slot = ref slots[(int)number & (slots.Length - 1)];
        if (slot > Answered)
            GiveUp(ref slot);
        slot = now;
        _inFlight++;
        _next = number + 1;
        _pattern.Write(datagram, number);
    }

    /// <summary>Enters an arrived datagram, whatever it may be. True when it is received.</summary>
    /// <param name="datagram">Its bytes.</param>
    /// <param name="now">The time of its arrival.</param>
    /// <param name="isTimed">Whether its round trip counts.</param>
    public bool Accept(ReadOnlySpan<byte> datagram, long now, bool isTimed)
    {
        if (!_pattern.TryReadNumber(datagram, out ulong number) || number >= _next || !_pattern.Matches(datagram, number))
        {
            _corrupted++;
            return false;
        }

        long[] slots = _slots;
        ref long slot = ref slots[(int)number & (slots.Length - 1)];
        if (slot == Answered || _next - number > (uint)slots.Length)
            return Refuse(number);

        bool wasGivenUp = slot < Answered;
        if (wasGivenUp)
            _lost--;
        else
            _inFlight--;
        if (isTimed)
            RoundTrips.Record(now - (wasGivenUp ? -slot : slot));
        slot = Answered;
        _received++;
        if (number < _expected)
            _reordered++;
        else
            _expected = number + 1;
        return true;
    }

    /// <summary>Gives up all that is in flight: too long nothing has come.</summary>
    public void GiveUpInFlight()
    {
        foreach (ref long slot in _slots.AsSpan())
        {
            if (slot > Answered)
                GiveUp(ref slot);
        }
    }

    private void GiveUp(ref long slot)
    {
        slot = -slot;
        _inFlight--;
        _lost++;
    }

    private bool Refuse(ulong number)
    {
        if (_next - number > (uint)_slots.Length)
            _late++;
        else
            _duplicated++;
        return false;
    }
}
