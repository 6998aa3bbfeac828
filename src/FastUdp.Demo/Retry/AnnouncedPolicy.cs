using FastUdp.Requests;

namespace FastUdp.Demo.Retry;

/// <summary>A policy that says each wait to somebody before it begins.</summary>
/// <param name="Policy">What decides.</param>
/// <param name="Announce">Whom it is said to. A client that asks many at once would wait for it: it is for a single question.</param>
internal sealed record AnnouncedPolicy(RetryPolicy Policy, Action<TimeSpan> Announce) : RetryPolicy
{
    /// <inheritdoc/>
    public override TimeSpan? NextWait(int waits, in RoundTripEstimate estimate, double chance)
    {
        TimeSpan? wait = Policy.NextWait(waits, estimate, chance);
        if (wait is { } time)
            Announce(time);
        return wait;
    }
}
