namespace FastUdp.Pacing;

/// <summary>The time a pacer goes by, and how its senders wait.</summary>
internal class PacingClock(TimeProvider time)
{
    // A sleep lasts up to a millisecond longer than it was asked to, for it is asked in whole ones; the kernel adds some microseconds.
    private static readonly TimeSpan Oversleep = TimeSpan.FromMilliseconds(1.5);

    // How long a wait looks away from whether it still matters.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(20);

    public long TicksPerSecond { get; } = time.TimestampFrequency;

    public long Now => time.GetTimestamp();

    /// <summary>
    /// Waits so many ticks, or less. It sleeps where waking too late loses nothing; otherwise it sleeps for the most part and spins for the
    /// rest, a millisecond and a half.
    /// </summary>
    /// <param name="ticks">How long.</param>
    /// <param name="spareTicks">How much longer it may take at no loss.</param>
    public virtual void Wait(long ticks, long spareTicks)
    {
        TimeSpan sleep = Span(ticks);
        sleep = Span(spareTicks) >= Oversleep ? sleep + TimeSpan.FromMilliseconds(0.999) : sleep - Oversleep;
        int milliseconds = (int)TimeSpan.FromTicks(Math.Min(sleep.Ticks, LongestSleep.Ticks)).TotalMilliseconds;
        if (milliseconds > 0)
            Thread.Sleep(milliseconds);
        else
            Spin(Now + ticks);
    }

    private void Spin(long until)
    {
        while (Now < until)
            Thread.SpinWait(16);
    }

    // Of a wait only its first seconds count: they are slept in slices.
    private TimeSpan Span(long ticks) => TimeSpan.FromSeconds(Math.Min((double)ticks / TicksPerSecond, 1));
}
