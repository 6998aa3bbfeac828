using System.Diagnostics;

namespace FastUdp.Transport;

/// <summary>
/// Tries again to receive before the loop sleeps, where that is worthwhile: a state machine over timestamps of
/// <see cref="Stopwatch"/>, and the loop that asks it.
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

    // After so many short gaps in a row the next is expected to be short. Each time that proves wrong, twice as many are
    // asked for: where the peer sleeps too, or shares this core, the gaps are short but trying finds nothing.
    private const int FewestNeededGaps = 4;
    private const int MostNeededGaps = 4_096;

    // How many tries are made between two looks at the clock.
    private const int TriesPerLook = 8;

    // A try is a system call of a fraction of a microsecond; so long for a few, and the core was given to another thread.
    private static readonly long PreemptionTicks = Ticks(TimeSpan.FromMicroseconds(300));

    // How long to leave it then.
    private static readonly long RestTicks = Ticks(TimeSpan.FromMilliseconds(50));

    // Below it the poll found something waiting and did not sleep.
    private static readonly long NoGapTicks = Ticks(TimeSpan.FromMicroseconds(2));

    // How often a long busy-poll offers the core: two of them on one core would else take turns by the time slice.
    private static readonly long YieldTicks = Ticks(TimeSpan.FromMicroseconds(50));

    private readonly long _budgetTicks;
    private int _shortGaps;
    private int _neededGaps = FewestNeededGaps;
    private long _yieldAt;
    private long _restUntil;

    /// <param name="budget">How long to try; null adapts, zero never tries, infinite never sleeps.</param>
    /// <param name="processorCount">On a single processor the sender cannot run while this tries: then it adapts to never.</param>
    public BusyPoll(TimeSpan? budget, int processorCount)
    {
        IsAdaptive = budget is null;
        _budgetTicks = budget is { } fixedBudget ? Ticks(fixedBudget) : processorCount > 1 ? Ticks(AdaptiveBudget) : 0;
    }

    /// <summary>The capability row of a budget.</summary>
    public static UdpCapability Describe(TimeSpan? budget)
    {
        string reason =
            budget is null ? $"while datagrams come less than {AdaptiveBudget.TotalMicroseconds:N0} µs apart the receive loop does not sleep"
            : budget == TimeSpan.Zero ? $"{nameof(UdpEndpointOptions)}.{nameof(UdpEndpointOptions.BusyPoll)} is zero"
            : budget == Timeout.InfiniteTimeSpan ? "the receive loop never sleeps and takes a core"
            : $"the receive loop tries for {budget.Value.TotalMicroseconds:N0} µs before it sleeps";
        return new UdpCapability(UdpCapabilities.BusyPollName, budget != TimeSpan.Zero, reason);
    }

    /// <summary>Whether the budget is a guess; otherwise the user named it, and means each receive.</summary>
    public bool IsAdaptive { get; }

    /// <summary>Tries until an attempt succeeds or the budget is spent.</summary>
    public bool Try<TAttempt>(ref TAttempt attempt)
        where TAttempt : struct, IAttempt
    {
        long start = Stopwatch.GetTimestamp();
        long budget = Budget(start);
        for (long last = start; last - start < budget;)
        {
            // Reading the clock costs about a third of a try.
            for (int i = 0; i < TriesPerLook; i++)
            {
                if (attempt.Succeeds())
                {
                    OnArrived();
                    return true;
                }
            }
            long now = Stopwatch.GetTimestamp();
            if (OnTry(now, now - last))
                Thread.Yield();
            last = now;
        }
        if (budget > 0)
            OnSpent();
        return false;
    }

    /// <summary>How long to try, from now, in ticks; 0 to sleep at once.</summary>
    public long Budget(long now) =>
        !IsAdaptive || (_shortGaps >= _neededGaps && now >= _restUntil) ? _budgetTicks : 0;

    /// <summary>Some tries took so long. True when the core is to be offered to other threads before the next.</summary>
    public bool OnTry(long now, long tookTicks)
    {
        if (tookTicks > PreemptionTicks)
            _restUntil = now + RestTicks;
        bool yields = now >= _yieldAt;
        if (yields)
            _yieldAt = now + YieldTicks;
        return yields;
    }

    /// <summary>The budget was spent and nothing came.</summary>
    public void OnSpent()
    {
        _shortGaps = 0;
        _neededGaps = Math.Min(_neededGaps * 2, MostNeededGaps);
    }

    /// <summary>Something came within the budget.</summary>
    public void OnArrived() => _neededGaps = FewestNeededGaps;

    /// <summary>
    /// The loop slept so long for an arrival. True when it should sleep at once the next time too: it did
    /// sleep, rather than find something there, and is not to busy-poll.
    /// </summary>
    public bool OnSlept(long now, long gapTicks)
    {
        _shortGaps = gapTicks < ShortGapTicks ? Math.Min(_shortGaps + 1, MostNeededGaps) : 0;
        return gapTicks > NoGapTicks && Budget(now) == 0;
    }

    private static long Ticks(TimeSpan time) =>
        time == Timeout.InfiniteTimeSpan ? long.MaxValue : (long)(time.TotalSeconds * Stopwatch.Frequency);
}
