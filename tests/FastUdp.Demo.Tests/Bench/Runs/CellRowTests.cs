using FastUdp.Demo.Bench.Comparing;
using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Tests.Bench.Runs;

/// <summary>What a row says of its trials, and what it refuses to.</summary>
public sealed class CellRowTests
{
    private static readonly RunPlan Plan = Fabricated.Plan();

    [Fact]
    public void A_rate_that_its_trials_settle_is_quoted_with_its_interval()
    {
        RunRow row = RowOf(Plan, 980_000, 1_000_000, 1_010_000, 990_000, 1_000_000, 1_020_000);
        Assert.Equal((1.0, 0.98, 1.02, "mpps"), (row.Mpps!.Value, row.Interval!.Low, row.Interval.High, row.Interval.Of));
        Assert.Equal(96.875, row.Interval.ConfidencePercent);
        Assert.Equal(11.776, row.Gbps!.Value, 0.0001);
        Assert.Equal(12.304, row.WireGbps!.Value, 0.0001);
        Assert.Null(row.NotQuoted);
        Assert.Equal([0.98, 1, 1.01, 0.99, 1, 1.02], row.Trials!.Values);
    }

    [Fact]
    public void A_rate_that_its_trials_do_not_settle_is_not_in_the_row_and_they_are()
    {
        RunRow row = RowOf(Plan, 500_000, 1_000_000, 1_010_000, 990_000, 1_000_000, 1_020_000);
        Assert.Equal((null, null, null, null), (row.Mpps, row.Gbps, row.WireGbps, row.Interval));
        Assert.StartsWith("not quoted: the median of 6 trials is known to −50.0 % and +2.0 % with 96.875 %", row.NotQuoted, StringComparison.Ordinal);
        Assert.Equal(("mpps", 6), (row.Trials!.Of, row.Trials.Values.Count));
        Assert.Equal(5_520_000, row.Received);
        Assert.Equal("~1", RunColumns.Mpps.Shown(row));
        Assert.Contains(row.NotQuoted!, RefusalWords.Of([row]).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_trial_shows_what_it_counted_and_quotes_no_rate()
    {
        RunRow row = RowOf(Plan, 1_000_000);
        Assert.Equal("not quoted: 1 trial does not tell how far another would be from it; 95.0 % confidence takes 6 trials", row.NotQuoted);
        Assert.Equal((null, 1_000_000, 1), (row.Mpps, row.Received, row.Rounds));
        Assert.Equal(10, row.OneWayMicroseconds!.P90!.Value, 0.05);
    }

    [Fact]
    public void A_trial_that_was_cut_short_is_one_fewer()
    {
        RunCell cell = Fabricated.Cell(Plan, [.. Enumerable.Repeat(Fabricated.Trial(1_000), 5), null]);
        RunRow row = CellRow.Of(Plan, cell)!;
        Assert.StartsWith("not quoted: 5 trials tell", row.NotQuoted, StringComparison.Ordinal);
        Assert.Null(CellRow.Of(Plan, Fabricated.Cell(Plan, [null])));
    }

    [Fact]
    public void Of_latency_the_median_is_that_of_the_trials_or_none()
    {
        RunPlan plan = Fabricated.Plan(WorkKind.Latency);
        RunRow quoted = RowOf(plan, [10, 10, 10, 10, 10, 10]);
        Assert.Equal("rttMicroseconds.p50", quoted.Interval!.Of);
        Assert.Equal(10, quoted.RttMicroseconds!.P50!.Value, 0.05);
        RunRow refused = RowOf(plan, [10, 10, 10, 10, 10, 20]);
        Assert.Null(refused.RttMicroseconds!.P50);
        Assert.Equal(20, refused.RttMicroseconds.Max, 0.05);
        Assert.Equal(6, refused.Trials!.Values.Count);
        Assert.NotNull(refused.NotQuoted);

        static RunRow RowOf(RunPlan plan, long[] microseconds) =>
            CellRow.Of(plan, Fabricated.Cell(plan, [.. microseconds.Select(static one => Fabricated.Trial(1_000, microseconds: one))]))!;
    }

    [Fact]
    public void Nothing_that_was_counted_is_missing()
    {
        var counts = new ReceptionCounts
        {
            Received = 90, Duplicated = 2, Reordered = 4, ReorderingExtentMean = 2.5, ReorderingExtentMaximum = 7, ThreeReordered = 1, Corrupted = 5, Late = 3, Foreign = 6,
        };
        TrialFigures trial = Fabricated.Trial(100) with
        {
            Near = new NearFigures { Due = 120, Written = 110, Elapsed = TimeSpan.FromSeconds(1) },
            NearEndpoint = default(EndpointFigures) with { NotSent = 10 },
            Far = new FarFigures { Received = Fabricated.Received(counts) },
        };
        TrialFigures other = trial with { Far = new FarFigures { Received = Fabricated.Received(counts with { Reordered = 1, ReorderingExtentMean = 10, ReorderingExtentMaximum = 10 }) } };
        RunRow row = CellRow.Of(Plan, Fabricated.Cell(Plan, trial, other))!;
        Assert.Equal((200, 20, 20, 180, 20), (row.Sent, row.Unsent, row.Unoffered, row.Received, row.Lost));
        Assert.Equal((4, 5, 4.0, 10), (row.Duplicated, row.Reordered, row.ReorderingExtentMean, row.ReorderingExtentMax));
        Assert.Equal((2, 10, 6, 12), (row.ThreeReordered, row.Corrupted, row.Late, row.Foreign));
        Assert.Equal(10, row.LossPercent);
    }

    [Fact]
    public void A_soak_tells_what_happened_and_how_it_changed()
    {
        RunPlan plan = Plan with { IsOneTrial = true, Name = "soak", Rounds = 1 };
        SecondFigures[] seconds = [.. Enumerable.Range(0, 20).Select(static second => new SecondFigures(second, 1, second < 18 ? 1_000 : 500, second < 18 ? 0 : 500, 5_000))];
        TrialFigures trial = Fabricated.Trial(950, seconds: 20) with { Far = new FarFigures { Received = Fabricated.Received(new ReceptionCounts { Received = 19_000 }, 10, seconds) } };
        RunRow row = CellRow.Of(plan, Fabricated.Cell(plan, trial))!;
        Assert.Equal(("soak", 0.00095, null, null), (row.Work, row.Mpps, row.NotQuoted, row.Interval));
        Assert.Equal((2, 0.001, 0, 5), (row.Drift!.First.Seconds, row.Drift.First.Mpps, row.Drift.First.LossPercent, row.Drift.First.P99Microseconds));
        Assert.Equal((2, 0.0005, 50), (row.Drift.Last.Seconds, row.Drift.Last.Mpps, row.Drift.Last.LossPercent));
        Assert.Equal("first tenth (2 s): 0.001 Mpps, loss 0 %, p99 5 µs; last tenth (2 s): 0.0005 Mpps, loss 50 %, p99 5 µs", DriftWords.Of(row));
    }

    [Fact]
    public void A_row_is_what_a_reader_takes()
    {
        RunRow[] rows = [RowOf(Plan, 1_000_000), RowOf(Plan, [.. Enumerable.Repeat(1_000_000L, 6)])];
        Assert.Null(RunFileChecks.FirstFault(Specimens.Run(rows)));
    }

    [Fact]
    public void Of_many_refusals_people_are_told_in_one_line_and_beside_each_between_what_it_lies()
    {
        RunRow[] rows = [.. Enumerable.Range(2, 4).Select(static factor => RowOf(Plan, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000, factor * 1_000_000))];
        Assert.StartsWith("~ not quoted: the trials of 4 rows do not settle their medians; ", RefusalWords.Of(rows).Single(), StringComparison.Ordinal);
        Assert.Equal("~1–3", RefusalWords.Interval(rows[1]));
        Assert.Null(RefusalWords.Interval(RowOf(Plan, 1_000_000)));
        Assert.Null(RefusalWords.Interval(RowOf(Plan, [.. Enumerable.Repeat(1_000_000L, 6)])));
    }

    private static RunRow RowOf(RunPlan plan, params long[] perSecond) =>
        CellRow.Of(plan, Fabricated.Cell(plan, [.. perSecond.Select(static one => Fabricated.Trial(one))]))!;
}
