using FastUdp.Demo.Bench.Accounts;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Trials;

namespace FastUdp.Demo.Bench.Runs;

/// <summary>
/// Carries a plan out: round after round each size has its turn, and within it the settings take turns, so that what the machine does to a round it does
/// to all alike.
/// </summary>
/// <param name="plan">What to measure.</param>
/// <param name="trial">Who carries a trial out.</param>
/// <param name="watcher">Who is told.</param>
internal sealed class BenchRun(RunPlan plan, Trial trial, IRunWatcher watcher)
{
    /// <summary>By size, then by setting.</summary>
    public IReadOnlyList<RunCell> Cells { get; } =
        [.. from size in plan.Sizes from setting in plan.Settings select new RunCell(size, setting)];

    /// <param name="stop">Ends it early: a trial that is cut short does not count unless it is the only one; those before it do.</param>
    /// <exception cref="CommandFailedException">An end fails; what was measured before is in the cells.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        Rehearse(stop);
        for (int round = 0; round < plan.Rounds; round++)
        {
            for (int size = 0; size < plan.Sizes.Count; size++)
            {
                foreach (int setting in TrialOrder.OfRound(round, plan.Settings.Count))
                {
                    await RunAsync(round, Cells[(size * plan.Settings.Count) + setting], stop);
                    if (stop.IsCancellationRequested)
                        return;
                }
            }
        }
    }

    /// <summary>Before the trials, what measuring itself takes: of a size the same for all settings.</summary>
    private void Rehearse(CancellationToken stop)
    {
        Dictionary<int, MeasuringCost> costs = MeasuringCost.Of(plan.Sizes.Select(size => plan.Trial(size, plan.Settings[0], round: 0)), stop);
        foreach (RunCell cell in Cells)
            cell.Cost = costs.GetValueOrDefault(cell.Size);
    }

    private async Task RunAsync(int round, RunCell cell, CancellationToken stop)
    {
        watcher.BeginTrial(round, cell, trial);
        TrialFigures? figures = await trial.RunAsync(plan.Trial(cell.Size, cell.Setting, round), stop);
        cell.Trials.Add(stop.IsCancellationRequested && !plan.IsOneTrial ? null : figures);
        watcher.EndTrial(cell);
    }
}
