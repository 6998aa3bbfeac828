namespace FastUdp.Diagnostics;

/// <summary>Lets something be said once a second at most, however often it happens. Safe from any thread.</summary>
internal sealed class OccasionLimit(TimeProvider clock)
{
    private readonly long _ticks = clock.TimestampFrequency;
    private long _count;
    private long _next = long.MinValue;

    /// <summary>Counts what happened.</summary>
    /// <param name="times">How often.</param>
    /// <param name="total">How often so far.</param>
    /// <returns>Whether to say so.</returns>
    public bool Passes(long times, out long total)
    {
        total = Interlocked.Add(ref _count, times);
        long now = clock.GetTimestamp();
        long next = Volatile.Read(ref _next);
        return now >= next && Interlocked.CompareExchange(ref _next, now + _ticks, next) == next;
    }
}
