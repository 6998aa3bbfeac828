namespace FastUdp.Demo.Bench.Search;

/// <summary>
/// One loss limit of a search: what the trials so far mean for it, and which rate it would have tried next. It keeps nothing of its own, so that what
/// was tried for one goal counts for all.
/// </summary>
internal sealed class SearchGoal(SearchPlan plan, double lossLimit, SortedList<long, RateRecord> records)
{
    /// <summary>The lowest rate that has failed.</summary>
    private RateRecord? Failed => records.Values.FirstOrDefault(IsFailed);

    /// <summary>The highest rate that has passed; one above a rate that failed passed by chance.</summary>
    private RateRecord? Passed => records.Values.TakeWhile(record => !IsFailed(record)).LastOrDefault(record => record.Passed(lossLimit) > 0);

    /// <summary>
    /// What to try next; null when the goal is reached, or cannot be.
    /// <list type="number">
    /// <item>A rate that failed and may have by chance: again.</item>
    /// <item>Without a rate that passed: half the lowest that failed. Without one that failed: twice the highest that passed.</item>
    /// <item>Between the two: the middle, until they are close.</item>
    /// <item>Then the one that passed, for longer, until it is confirmed, or fails after all: then from step 2 on, below it.</item>
    /// </list>
    /// </summary>
    public SearchTrial? Next()
    {
        if (Doubtful() is { } doubtful)
            return Explore(doubtful.Rate);
        (long? passed, long? failed) = (Passed?.Rate, Failed?.Rate);
        if (passed is null)
            return failed is null ? Explore(plan.FirstRate ?? plan.MostRate)
                : failed <= plan.LeastRate ? null
                : Explore(failed.Value / 2);
        if (failed is null ? passed < plan.MostRate : !IsClose(passed.Value, failed.Value))
            return Explore(failed is null ? Twice(passed.Value) : passed.Value + ((failed.Value - passed.Value) / 2));
        return IsConfirmed ? null : new SearchTrial(passed.Value, plan.ConfirmationDuration, IsConfirmation: true);
    }

    /// <summary>What is known now.</summary>
    public SearchFinding Find(bool isGivenUp)
    {
        RateRecord? failed = Failed;
        SearchEnd end = Next() is not null ? isGivenUp ? SearchEnd.Unsettled : SearchEnd.Open
            : failed is null ? SearchEnd.HeldMost
            : failed.IsBeyondSender(lossLimit) ? SearchEnd.NotOffered
            : SearchEnd.Lost;
        return new SearchFinding(lossLimit, IsConfirmed ? Passed!.Rate : null, failed?.Rate, end)
        {
            PassedRate = end is SearchEnd.Open or SearchEnd.Unsettled ? Passed?.Rate : null,
        };
    }

    private bool IsConfirmed => Passed is { } passed && passed.Confirmed(lossLimit) >= plan.Confirmations;

    private bool IsFailed(RateRecord record) => record.Failed(lossLimit) >= plan.FailuresToFail;

    /// <summary>The lowest rate below those that failed of which one or more trials have failed and none has passed.</summary>
    private RateRecord? Doubtful() => records.Values
        .TakeWhile(record => !IsFailed(record))
        .FirstOrDefault(record => record.Failed(lossLimit) > 0 && record.Passed(lossLimit) == 0);

    /// <summary>Rates are whole: neighbours are close, however coarse they are.</summary>
    private bool IsClose(long passed, long failed) => failed - passed <= Math.Max(1, plan.Resolution * passed);

    private long Twice(long rate) => rate > plan.MostRate / 2 ? plan.MostRate : 2 * rate;

    private SearchTrial Explore(long rate) => new(Math.Clamp(rate, plan.LeastRate, plan.MostRate), plan.TrialDuration, IsConfirmation: false);
}
