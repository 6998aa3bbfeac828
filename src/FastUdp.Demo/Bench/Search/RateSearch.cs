namespace FastUdp.Demo.Bench.Search;

/// <summary>
/// Searches for the highest rates at which no more than a share of the datagrams is lost: throughput as RFC 1242 section 3.17 and RFC 2544 section
/// 26.1 define it for a share of nothing, and what is called partial drop rate for more. Several shares are searched for with the same trials, the
/// idea of RFC 9971.
/// <list type="number">
/// <item>Carry out <see cref="Next"/> and <see cref="Report"/> what came of it.</item>
/// <item>When there is no next, read the <see cref="Findings"/>; at any other time they say what is known so far.</item>
/// </list>
/// </summary>
/// <remarks>A state machine without a clock or a socket. It belongs to one thread.</remarks>
internal sealed class RateSearch
{
    private readonly SearchPlan _plan;
    private readonly SortedList<long, RateRecord> _records = [];
    private readonly SearchGoal[] _goals;
    private SearchTrial? _next;

    public RateSearch(SearchPlan plan)
    {
        plan.Check();
        _plan = plan;
        _goals = [.. plan.LossLimits.Select(limit => new SearchGoal(plan, limit, _records))];
        _next = Choose();
    }

    /// <summary>How many trials have been reported.</summary>
    public int Trials { get; private set; }

    /// <summary>One for each loss limit, in their order.</summary>
    public IReadOnlyList<SearchFinding> Findings => Array.ConvertAll(_goals, goal => goal.Find(isGivenUp: Trials >= _plan.MostTrials));

    /// <summary>What to try; null when the search is over. The same until it is reported.</summary>
    public SearchTrial? Next() => _next;

    /// <summary>Takes what came of the trial.</summary>
    /// <param name="offered">How many datagrams were due by its schedule; at least one.</param>
    /// <param name="sent">How many of them left.</param>
    /// <param name="lost">How many of those did not arrive.</param>
    /// <exception cref="InvalidOperationException">There was nothing to try.</exception>
    public void Report(long offered, long sent, long lost)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(offered, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(sent);
        ArgumentOutOfRangeException.ThrowIfNegative(lost);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lost, sent);
        if (_next is not { } trial)
            throw new InvalidOperationException("The search is over.");
        if (!_records.TryGetValue(trial.Rate, out RateRecord? record))
            _records.Add(trial.Rate, record = new RateRecord(trial.Rate));
        record.Add(_plan.IsOffered(offered, sent) ? (double)lost / sent : null, trial.IsConfirmation);
        Trials++;
        _next = Choose();
    }

    /// <summary>The strictest goal that is open: what it tries lies lowest, and says the most of the others.</summary>
    private SearchTrial? Choose() => Trials >= _plan.MostTrials ? null
        : _goals.Select(static goal => goal.Next()).FirstOrDefault(static trial => trial is not null);
}
