using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Bench.Search;

/// <summary>What becomes one row: the search at one size of one setting, so far.</summary>
/// <param name="Size">The payload in bytes.</param>
/// <param name="Setting">The setting.</param>
internal sealed record SearchCell(int Size, EndSetting Setting)
{
    private readonly Dictionary<long, List<TrialFigures>> _confirmations = [];

    /// <summary>Null before it has begun.</summary>
    public RateSearch? Search { get; private set; }

    public int Trials => Search?.Trials ?? 0;

    /// <summary>One for each loss limit; none before it has begun.</summary>
    public IReadOnlyList<SearchFinding> Findings => Search?.Findings ?? [];

    public void Begin(SearchPlan plan) => Search = new RateSearch(plan);

    /// <summary>Takes what came of a trial.</summary>
    public void Take(SearchTrial trial, TrialFigures figures)
    {
        if (trial.IsConfirmation)
            (_confirmations.TryGetValue(trial.Rate, out List<TrialFigures>? all) ? all : _confirmations[trial.Rate] = []).Add(figures);
        Search!.Report(Math.Max(1, figures.Near.Due), Math.Max(0, figures.Sent), Math.Min(Math.Max(0, figures.Sent), LostOf(figures)));
    }

    /// <summary>The trials that confirmed a rate; none of a rate that was not confirmed.</summary>
    public IReadOnlyList<TrialFigures> ConfirmationsOf(long? rate) =>
        rate is { } confirmed && _confirmations.TryGetValue(confirmed, out List<TrialFigures>? all) ? all : [];

    private static long LostOf(TrialFigures figures) =>
        figures.Lost ?? throw new CommandFailedException("the far end does not count what arrives, so that no loss can be searched for: --work echo counts here");
}
