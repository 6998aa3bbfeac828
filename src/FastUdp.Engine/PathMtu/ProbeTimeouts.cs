namespace FastUdp.PathMtu;

/// <summary>
/// How long a probe is waited for: the longest there may be until a round trip is measured, then several times the longer of the last two. It
/// doubles with each loss in a row, up to eight times, so that a remote that pauses is not mistaken for a narrow path.
/// </summary>
/// <remarks>
/// RFC 8899 section 5.1.1 asks for a second at least. A size that does not pass then takes three, and a search a minute; and its reason, that
/// probes come no faster than their replies (RFC 8085 section 3.1), holds where a measured round trip stands in for that second.
/// </remarks>
internal struct ProbeTimeouts(TimeSpan longest)
{
    private const int RoundTrips = 3;
    private const int MostDoublings = 3;

    // More than schedulers, collectors of garbage and timers hold up a reply for.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);

    private TimeSpan? _last;
    private TimeSpan _before;

    /// <summary>How long to wait, after so many losses in a row.</summary>
    public readonly TimeSpan After(int lossesInRow)
    {
        if (_last is not { } last)
            return longest;
        TimeSpan first = Longer(Shortest, Longer(last, _before) * RoundTrips);
        TimeSpan time = first * (1 << Math.Min(lossesInRow, MostDoublings));
        return time < longest ? time : longest;
    }

    /// <summary>
    /// Takes a round trip into account. Only the last two count: the very first is often long, for somebody looked up an address on the way
    /// (ARP, RFC 4861).
    /// </summary>
    public void Measure(TimeSpan roundTrip)
    {
        _before = _last ?? TimeSpan.Zero;
        _last = roundTrip;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
