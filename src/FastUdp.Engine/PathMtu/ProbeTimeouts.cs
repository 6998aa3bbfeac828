namespace FastUdp.PathMtu;

/// <summary>
/// How long a probe is waited for: the longest there may be until a round trip is measured, then several times that. It doubles with each
/// loss in a row, so that a remote that pauses is not mistaken for a narrow path.
/// </summary>
/// <remarks>
/// RFC 8899 section 5.1.1 asks for a second at least. A size that does not pass then takes three, and a search a minute; and its reason, that
/// probes come no faster than their replies (RFC 8085 section 3.1), holds where a measured round trip stands in for that second.
/// </remarks>
internal struct ProbeTimeouts(TimeSpan longest)
{
    private const int RoundTrips = 3;

    // More than schedulers, collectors of garbage and timers hold up a reply for.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);

    private TimeSpan? _roundTrip;

    /// <summary>How long to wait, after so many losses in a row.</summary>
    public readonly TimeSpan After(int lossesInRow)
    {
        if (_roundTrip is not { } roundTrip)
            return longest;
        TimeSpan first = roundTrip * RoundTrips > Shortest ? roundTrip * RoundTrips : Shortest;
        TimeSpan time = first * (1 << Math.Min(lossesInRow, 10));
        return time < longest ? time : longest;
    }

    /// <summary>Takes a round trip into account: a longer one at once, shorter ones by and by.</summary>
    public void Measure(TimeSpan roundTrip)
    {
        TimeSpan before = _roundTrip ?? roundTrip;
        _roundTrip = roundTrip > before ? roundTrip : before - ((before - roundTrip) / 8);
    }
}
