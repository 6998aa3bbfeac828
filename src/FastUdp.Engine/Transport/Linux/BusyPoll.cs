using System.Diagnostics;

namespace FastUdp.Transport.Linux;

/// <summary>
/// Decides how long a receive tries again before it sleeps: a pure state machine over timestamps of
/// <see cref="Stopwatch"/>.
/// </summary>
/// <remarks>
/// A sleep costs the sender a wake-up and the receiver several microseconds of delay, more than the gap between two
/// buffers of a busy flow. So by default the loop tries again for a moment where the last gaps were short, and sleeps
/// at once where they were not: an idle endpoint takes no time at all. Where other threads want the core, which shows
/// in a try that takes far too long, it sleeps for a while too: time spent trying counts against this thread when the
/// scheduler shares out the core, and a thread that was made to wait loses more than the trying gains.
/// </remarks>
internal sealed class BusyPoll
{
    /// <summary>How long the adaptive form tries.</summary>
    public static readonly TimeSpan AdaptiveBudget = TimeSpan.FromMicroseconds(25);

    // A gap that a receive without sleeping would have found shorter: it holds a wake-up on this side, often on both.
    private static readonly long ShortGapTicks = Ticks(TimeSpan.FromMicroseconds(100));

    // So many short gaps in a row, and the next is expected to be short.
    private const int EnoughShortGaps = 4;

    // A try is a system call of a fraction of a microsecond; this long, and the core was given to another thread.
    private static readonly long PreemptionTicks = Ticks(TimeSpan.FromMicroseconds(300));

    // How long to leave it then.
    private static readonly long RestTicks = Ticks(TimeSpan.FromMilliseconds(50));

    private readonly bool _isAdaptive;
    private readonly long _budgetTicks;
    private int _shortGaps;
    private long _restUntil;

    /// <param name="budget">How long to try; null adapts, zero never tries, infinite never sleeps.</param>
    /// <param name="processorCount">On a single processor the sender cannot run while this tries: then it adapts to never.</param>
    public BusyPoll(TimeSpan? budget, int processorCount)
    {
        _isAdaptive = budget is null;
        _budgetTicks = budget is { } fixedBudget ? Ticks(fixedBudget) : processorCount > 1 ? Ticks(AdaptiveBudget) : 0;
    }

    /// <summary>How long to try, from now, in ticks; 0 to sleep at once.</summary>
    public long Budget(long now) =>
        !_isAdaptive || (_shortGaps >= EnoughShortGaps && now >= _restUntil) ? _budgetTicks : 0;

    /// <summary>One try in vain took so long.</summary>
    public void OnTry(long now, long tookTicks)
    {
        if (tookTicks > PreemptionTicks)
            _restUntil = now + RestTicks;
    }

    /// <summary>The budget was spent and nothing came.</summary>
    public void OnSpent() => _shortGaps = 0;

    /// <summary>The loop slept; from the first empty try to the arrival it took so long.</summary>
    public void OnSlept(long gapTicks) => _shortGaps = gapTicks < ShortGapTicks ? Math.Min(_shortGaps + 1, EnoughShortGaps) : 0;

    private static long Ticks(TimeSpan time) =>
        time == Timeout.InfiniteTimeSpan ? long.MaxValue : (long)(time.TotalSeconds * Stopwatch.Frequency);
}
