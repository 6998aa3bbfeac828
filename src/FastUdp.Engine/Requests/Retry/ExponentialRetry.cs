namespace FastUdp.Requests;

/// <summary>See <see cref="RetryPolicy.Exponential"/>.</summary>
internal sealed record ExponentialRetry : RetryPolicy
{
    private readonly TimeSpan _firstWait;
    private readonly double _factor;
    private readonly TimeSpan _longestWait;
    private readonly double _jitter;

    private ExponentialRetry(TimeSpan firstWait, double factor, TimeSpan longestWait, double jitter)
    {
        _firstWait = firstWait;
        _factor = factor;
        _longestWait = longestWait;
        _jitter = jitter;
    }

    public static ExponentialRetry Create(TimeSpan firstWait, double factor, TimeSpan longestWait, double jitter)
    {
        RetryBounds.CheckWait(firstWait, ShortestAllowed);
        RetryBounds.CheckFactor(factor, 1.1, 10);
        RetryBounds.CheckWait(longestWait, firstWait);
        RetryBounds.CheckFactor(jitter, 0, 0.9);
        return new ExponentialRetry(firstWait, factor, longestWait, jitter);
    }

    public override TimeSpan? NextWait(int waits, in RoundTripEstimate estimate, double chance)
    {
        double ticks = _firstWait.Ticks;
        for (int i = 0; i < waits && ticks <= _longestWait.Ticks; i++)
            ticks *= _factor;
        return ticks <= _longestWait.Ticks ? Jitter(ticks, _jitter, chance) : null;
    }
}
