namespace FastUdp.Demo.Bench.Counting;

/// <summary>
/// How much the times under way differ from one datagram to the next, smoothed: the interarrival jitter of RFC 3550
/// section 6.4.1, in the whole numbers of its appendix A.8.
/// </summary>
/// <remarks>
/// Only differences count, so the two clocks need not agree. Datagrams are taken in the order of arrival, whatever
/// their numbers.
/// </remarks>
internal struct InterarrivalJitter
{
    private long _transit;
    private long _sixteenfold;
    private bool _hasTransit;

    /// <summary>The estimate, in the unit of the times under way; 0 before the second datagram.</summary>
    public readonly long Value => _sixteenfold >> 4;

    /// <summary>Enters a datagram.</summary>
    /// <param name="transit">The time of arrival less the time of sending, each by its own clock.</param>
    public void Take(long transit)
    {
        long difference = _hasTransit ? Math.Abs(transit - _transit) : 0;
        _transit = transit;
        _hasTransit = true;

        // A sixteenth of the difference between it and the estimate so far; the 8 rounds.
        _sixteenfold += difference - ((_sixteenfold + 8) >> 4);
    }
}
