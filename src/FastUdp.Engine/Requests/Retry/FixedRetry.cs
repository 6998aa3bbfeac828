namespace FastUdp.Requests;

/// <summary>See <see cref="RetryPolicy.Fixed"/>.</summary>
internal sealed record FixedRetry : RetryPolicy
{
    private readonly TimeSpan _wait;
    private readonly int _sends;
    private readonly double _jitter;

    private FixedRetry(TimeSpan wait, int sends, double jitter)
    {
        _wait = wait;
        _sends = sends;
        _jitter = jitter;
    }

    public static FixedRetry Create(TimeSpan wait, int sends, double jitter)
    {
        RetryBounds.CheckWait(wait, ShortestAllowed);
        RetryBounds.CheckSends(sends);
        RetryBounds.CheckFactor(jitter, 0, 0.9);
        return new FixedRetry(wait, sends, jitter);
    }

    public override TimeSpan? NextWait(int waits, in RoundTripEstimate estimate, double chance) =>
        waits < _sends ? Jitter(_wait.Ticks, _jitter, chance) : null;
}
