using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Tests.Bench.Runs;

/// <summary>Who has its turn when, and what counts of a run that is stopped.</summary>
public sealed class BenchRunTests
{
    private static readonly EndSetting[] Settings = [new() { Name = "a" }, new() { Name = "b" }];

    private static readonly RunPlan Plan = Fabricated.Plan(rounds: 3, settings: Settings) with { Sizes = [64, 128], Duration = TimeSpan.FromMilliseconds(1) };

    [Fact]
    public async Task Each_round_goes_through_the_sizes_and_within_each_the_settings_take_turns()
    {
        await using var far = new FakeFarEnd();
        BenchRun run = await RunAsync(Plan, far, TestContext.Current.CancellationToken);
        string[] expected = ["64a", "64b", "128a", "128b", "64b", "64a", "128b", "128a", "64b", "64a", "128b", "128a"];
        Assert.Equal(expected, far.Opened.Select(static plan => $"{plan.DatagramBytes}{plan.Setting.Name}"));
        Assert.All(run.Cells, static cell => Assert.Equal(3, cell.Whole.Count()));
    }

    [Fact]
    public async Task A_trial_that_was_stopped_does_not_count_and_those_before_it_do()
    {
        using var stop = new CancellationTokenSource();
        await using var far = new FakeFarEnd(trials: 5, stop);
        BenchRun run = await RunAsync(Plan, far, stop.Token);
        Assert.Equal([1, 1, 1, 1], run.Cells.Select(static cell => cell.Whole.Count()));
    }

    [Fact]
    public async Task Where_one_trial_is_everything_it_counts_as_far_as_it_came()
    {
        using var stop = new CancellationTokenSource();
        await using var far = new FakeFarEnd(trials: 1, stop);
        BenchRun run = await RunAsync(Plan with { IsOneTrial = true, Sizes = [64], Settings = [Settings[0]], Rounds = 1 }, far, stop.Token);
        Assert.Single(run.Cells.Single().Whole);
    }

    private static async Task<BenchRun> RunAsync(RunPlan plan, FakeFarEnd far, CancellationToken stop)
    {
        var run = new BenchRun(plan, new Trial(far, null, TimeProvider.System), new Nobody());
        await run.RunAsync(stop).Within();
        return run;
    }

    private sealed class Nobody : IRunWatcher
    {
        public void BeginTrial(int round, RunCell cell, Trial trial)
        {
        }

        public void EndTrial(RunCell cell)
        {
        }
    }
}
