using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Bench.Search;

/// <summary>
/// Carries searches out, one after the other.
/// <list type="number">
/// <item>Where no highest rate is given, a flood: what of it came through is the first rate.</item>
/// <item>Trial after trial as the search asks for them, until it asks for no more.</item>
/// </list>
/// </summary>
/// <param name="plan">What to search for.</param>
/// <param name="trial">Carries a trial out; null where it was stopped before anything was counted.</param>
/// <param name="watcher">Who is told.</param>
internal sealed class SearchRun(SearchRunPlan plan, Func<TrialPlan, CancellationToken, Task<TrialFigures?>> trial, ISearchWatcher watcher)
{
    /// <summary>By size, then by setting.</summary>
    public IReadOnlyList<SearchCell> Cells { get; } =
        [.. from size in plan.Run.Sizes from setting in plan.Run.Settings select new SearchCell(size, setting)];

    /// <param name="stop">Ends it early: what is known so far is in the cells.</param>
    /// <exception cref="CommandFailedException">An end fails; what is known so far is in the cells.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        // What contradicts itself is to be said before the first trial, not between the sizes.
        foreach (SearchCell cell in Cells)
            plan.SearchOf(cell.Size, firstRate: null);
        foreach (SearchCell cell in Cells)
        {
            if (stop.IsCancellationRequested)
                return;
            await RunAsync(cell, stop);
        }
    }

    private async Task RunAsync(SearchCell cell, CancellationToken stop)
    {
        long? first = plan.Most is null ? await FloodAsync(cell, stop) : null;
        if (stop.IsCancellationRequested)
            return;
        cell.Begin(plan.SearchOf(cell.Size, first));
        while (cell.Search!.Next() is { } next && await trial(plan.TrialOf(cell, next), stop) is { } figures && !stop.IsCancellationRequested)
        {
            cell.Take(next, figures);
            watcher.Tried(cell, next, figures);
        }
    }

    private async Task<long?> FloodAsync(SearchCell cell, CancellationToken stop)
    {
        if (await trial(plan.FloodOf(cell), stop) is not { } figures || stop.IsCancellationRequested)
            return null;
        watcher.Flooded(cell, figures);
        return (long)figures.DatagramsPerSecond;
    }
}
