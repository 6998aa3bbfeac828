using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Rates;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Bench.Runs;
using FastUdp.Demo.Bench.Search;
using FastUdp.Demo.Tests.Bench.Ends;

namespace FastUdp.Demo.Tests.Bench.Search;

/// <summary>Searches over modelled trials, and the rows they become.</summary>
public sealed class SearchRunTests : ISearchWatcher, IDisposable
{
    private const double Capacity = 1_000_000;

    private static readonly SearchRunPlan Plan = new()
    {
        Run = new RunPlan { Work = WorkKind.Throughput, Sizes = [64, 1_472], Settings = [new EndSetting()], Duration = TimeSpan.FromSeconds(1), WarmUp = TimeSpan.Zero },
        Search = new SearchPlan { MostRate = DatagramRate.MostPerSecond },
    };

    private readonly List<long> _tried = [];
    private readonly CancellationTokenSource _stop = new();
    private int _floods;
    private int _stopAfter = int.MaxValue;

    [Fact]
    public async Task It_begins_with_what_a_flood_brought_and_ends_in_a_row_with_the_counts_of_the_confirmations()
    {
        RunRow[] rows = await RunAsync(Plan);
        Assert.Equal(2, _floods);
        Assert.Equal((long)(0.9 * Capacity), _tried[0]);
        Assert.Equal([64, 1_472], rows.Select(static row => row.Size));
        foreach (RunRow row in rows)
        {
            Assert.Equal(("search", "fastudp", 0.5), (row.Work, row.Subject, row.PdrLossPercent));
            Assert.InRange(row.NdrMpps!.Value, 0.99, 1);
            Assert.InRange(row.PdrMpps!.Value, 0.995, 1.006);
            Assert.EndsWith("/s more was lost", row.NdrBound, StringComparison.Ordinal);
            Assert.Equal("search, one way: trials of 1.00 s, 2 confirmations of 5.00 s", row.Method);

            // Two trials of five seconds at that rate.
            Assert.Equal((long)Math.Round(row.NdrMpps.Value * 10e6), row.Sent);
            Assert.Equal((row.Sent, 0L, 2), (row.Received, row.Lost, row.Rounds));
            Assert.Equal(row.NdrMpps.Value, row.Mpps!.Value, 1e-3);
        }
    }

    [Fact]
    public async Task Nothing_is_offered_above_the_highest_rate_and_so_there_is_no_flood()
    {
        await RunAsync(Plan with { Most = new RateQuantity(1_200_000_000, IsBits: false), Least = new RateQuantity(500_000_000, IsBits: false) });
        Assert.Equal(0, _floods);
        Assert.Equal(1_200_000, _tried[0]);
        Assert.All(_tried, static rate => Assert.InRange(rate, 500_000, 1_200_000));
    }

    [Fact]
    public async Task Bits_of_the_wire_are_another_rate_at_each_size()
    {
        SearchRunPlan plan = Plan with { Most = new RateQuantity(1_000_000_000_000, IsBits: true) };
        Assert.Equal(81_274, plan.SearchOf(1_472, null).MostRate);
        await RunAsync(plan);
        Assert.Equal((1_000_000_000L / (8 * plan.Run.WireBytesOf(64)), 81_274L), (_tried[0], _tried.Find(static rate => rate < 100_000)));
    }

    [Fact]
    public async Task What_is_stopped_says_that_it_is_not_settled_and_what_is_known()
    {
        _stopAfter = 4;
        RunRow row = Assert.Single(await RunAsync(Plan));
        Assert.Equal((null, null, null), (row.NdrMpps, row.PdrMpps, row.Sent));
        Assert.Equal("not settled after 4 trials: 900,000/s was held, 1,800,000/s was not", row.NdrBound);
        Assert.StartsWith("not settled after 4 trials: ", row.PdrBound, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_stopped_in_the_flood_has_no_row()
    {
        _stopAfter = 0;
        Assert.Empty(await RunAsync(Plan));
    }

    [Fact]
    public void A_lowest_rate_above_the_highest_is_refused_with_both()
    {
        SearchRunPlan plan = Plan with { Most = new RateQuantity(1_000_000, IsBits: false), Least = new RateQuantity(2_000_000, IsBits: false) };
        CommandFailedException refused = Assert.Throws<CommandFailedException>(() => plan.SearchOf(64, null));
        Assert.Equal("--least exceeds --most: 2,000 and 1,000 datagrams of 64 B a second", refused.Message);
    }

    public void Dispose() => _stop.Dispose();

    void ISearchWatcher.Flooded(SearchCell cell, TrialFigures figures) => _floods++;

    void ISearchWatcher.Tried(SearchCell cell, SearchTrial trial, TrialFigures figures)
    {
        _tried.Add(trial.Rate);
        if (_tried.Count == _stopAfter)
            _stop.Cancel();
    }

    private async Task<RunRow[]> RunAsync(SearchRunPlan plan)
    {
        if (_stopAfter == 0)
            await _stop.CancelAsync();
        var run = new SearchRun(plan, Try, this);
        await run.RunAsync(_stop.Token);
        return [.. run.Cells.Select(cell => SearchRow.Of(plan, cell)).OfType<RunRow>()];
    }

    /// <summary>What exceeds a capacity is lost; of a flood nine tenths of that come through.</summary>
    private static Task<TrialFigures?> Try(TrialPlan plan, CancellationToken stop)
    {
        double seconds = plan.Duration.TotalSeconds;
        bool isFlood = plan.Rate is OfferedRate.Flood;
        double rate = isFlood ? 2 * Capacity : ((OfferedRate.Even)plan.Rate!).Quantity.For(1).PerSecond;
        long sent = (long)Math.Round(rate * seconds);
        long received = Math.Min(sent, (long)((isFlood ? 0.9 : 1) * Capacity * seconds));
        return Task.FromResult<TrialFigures?>(stop.IsCancellationRequested ? null : TrialModel.Of(sent, received, plan.Duration));
    }
}
