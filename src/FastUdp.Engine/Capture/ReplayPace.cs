namespace FastUdp.Capture;

/// <summary>When each datagram of a capture is due again, counted from the first.</summary>
internal sealed class ReplayPace(TimeProvider clock, double speed)
{
    private long _start = clock.GetTimestamp();
    private long? _firstNanoseconds;

    /// <summary>Since the first was due.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(_start);

    public bool IsDue(long unixNanoseconds) => double.IsPositiveInfinity(speed) || Left(unixNanoseconds) <= TimeSpan.Zero;

    /// <summary>Waits until it is. A timer that goes off early is waited for again.</summary>
    public async Task WaitAsync(long unixNanoseconds, CancellationToken cancellationToken)
    {
        for (TimeSpan left; (left = Left(unixNanoseconds)) > TimeSpan.Zero;)
            await Task.Delay(Wait(left), clock, cancellationToken).ConfigureAwait(false);
    }

    // A wait of less than the millisecond that timers count would be none at all; one of more than they take is cut.
    private static TimeSpan Wait(TimeSpan left) =>
        left < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : left > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1) : left;

    /// <summary>How long until it is due. Two times of a hostile file may be further apart than either can be counted.</summary>
    private TimeSpan Left(long unixNanoseconds)
    {
        if (_firstNanoseconds is not { } first)
        {
            _firstNanoseconds = first = unixNanoseconds;
            _start = clock.GetTimestamp();
        }
        double dueTicks = (double)((Int128)unixNanoseconds - first) / speed / TimeSpan.NanosecondsPerTick;
        return TimeSpan.FromTicks((long)Math.Clamp(dueTicks - Elapsed.Ticks, 0, TimeSpan.FromDays(36_500).Ticks));
    }
}
