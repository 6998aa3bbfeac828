using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>The clock of all trials: nanoseconds of the machine's monotonic clock, the same in every process of one machine.</summary>
internal static class TrialClock
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    public static long Now
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            // As on Linux (clock_gettime(2), CLOCK_MONOTONIC): a constant to the compiler, so that the rest is not there.
            long ticks = Stopwatch.GetTimestamp();
            return Stopwatch.Frequency == NanosecondsPerSecond ? ticks : Scale(ticks);
        }
    }

    /// <summary>A length of time as a length of this clock's.</summary>
    public static long Of(TimeSpan time) => time.Ticks * TimeSpan.NanosecondsPerTick;

    public static TimeSpan ToTimeSpan(long nanoseconds) => new(nanoseconds / TimeSpan.NanosecondsPerTick);

    private static long Scale(long ticks) => (long)((Int128)ticks * NanosecondsPerSecond / Stopwatch.Frequency);
}
