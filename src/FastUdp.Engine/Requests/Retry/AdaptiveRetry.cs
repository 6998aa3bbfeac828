namespace FastUdp.Requests;

/// <summary>
/// See <see cref="RetryPolicy.Adaptive"/>. The first wait is the RTO of RFC 6298 section 2: SRTT + max(G, 4 RTTVAR),
/// where G, the clock's granularity, is the millisecond that waits are counted in.
/// </summary>
internal sealed record AdaptiveRetry : RetryPolicy
{
    private readonly int _sends;
    private readonly TimeSpan _firstWait;
    private readonly TimeSpan _shortestWait;
    private readonly TimeSpan _longestWait;
    private readonly double _jitter;

    private AdaptiveRetry(int sends, TimeSpan firstWait, TimeSpan shortestWait, TimeSpan longestWait, double jitter)
    {
        _sends = sends;
        _firstWait = firstWait;
        _shortestWait = shortestWait;
        _longestWait = longestWait;
        _jitter = jitter;
    }

    public static AdaptiveRetry Create(int sends, TimeSpan firstWait, TimeSpan shortestWait, TimeSpan longestWait, double jitter)
    {
        RetryBounds.CheckSends(sends);
        RetryBounds.CheckWait(firstWait, ShortestAllowed);
        RetryBounds.CheckWait(shortestWait, ShortestAllowed);
        RetryBounds.CheckWait(longestWait, shortestWait);
        RetryBounds.CheckFactor(jitter, 0, 0.9);
        return new AdaptiveRetry(sends, firstWait, shortestWait, longestWait, jitter);
    }

    public override TimeSpan? NextWait(int waits, in RoundTripEstimate estimate, double chance)
    {
        if (waits >= _sends)
            return null;
        double ticks = FirstWaitTicks(estimate);
        for (int i = 0; i < waits && ticks < _longestWait.Ticks; i++)
            ticks *= 2;
        return Jitter(Math.Min(ticks, _longestWait.Ticks), _jitter, chance);
    }

    private long FirstWaitTicks(in RoundTripEstimate estimate)
    {
        if (estimate.Smoothed is not { } smoothed)
            return _firstWait.Ticks;
        long timeout = smoothed.Ticks + Math.Max(TimeSpan.TicksPerMillisecond, 4 * estimate.Variation.Ticks);
        return Math.Clamp(timeout, _shortestWait.Ticks, _longestWait.Ticks);
    }
}
