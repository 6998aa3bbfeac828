using FastUdp.Demo.Bench.Comparing;
using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Tests.Bench.Comparing;

public class RunComparisonTests
{
    [Fact]
    public void One_run_is_compared_with_nothing() => Assert.Null(RunComparison.Of([new("a", Specimens.Run(Specimens.Row()))]));

    [Fact]
    public void Rows_of_the_same_names_and_size_are_compared_by_every_figure_both_have()
    {
        RunRow before = Specimens.Row(mpps: 2) with { RttMicroseconds = new() { P50 = 10, P99 = 20, Max = 99 } };
        RunRow after = Specimens.Row(mpps: 3) with { RttMicroseconds = new() { P50 = 5, Max = 50 } };
        RunComparison comparison = Compare([before], [after]);
        Assert.Equal([("mpps", 1.5), ("rttMicroseconds.p50", 0.5)], comparison.Ratios.Select(static ratio => (ratio.Column.Name, ratio.Ratio)));
        Assert.Equal(0, comparison.NotCompared);
    }

    [Fact]
    public void Rows_without_a_counterpart_or_that_are_not_alone_are_counted()
    {
        RunRow row = Specimens.Row();
        RunComparison comparison = Compare(
            [row, row with { Size = 65 }, row with { Size = 66 }, row with { Size = 66 }],
            [row, row with { Size = 66 }, row with { Send = "copy" }]);
        Assert.Equal(64, Assert.Single(comparison.Ratios).Key.Size);
        Assert.Equal(5, comparison.NotCompared);
    }

    [Theory]
    [InlineData(3.0, 2.9, 3.1, RatioVerdict.Better, 2.9 / 2.1, 3.1 / 1.9)]
    [InlineData(1.0, 0.9, 1.1, RatioVerdict.Worse, 0.9 / 2.1, 1.1 / 1.9)]
    [InlineData(2.1, 2.0, 2.2, RatioVerdict.Same, 2.0 / 2.1, 2.2 / 1.9)]
    public void Intervals_decide_what_may_be_said_of_a_ratio(double mpps, double low, double high, object verdict, double least, double most)
    {
        RunRow before = Specimens.Row(mpps: 2) with { Interval = new() { Of = "mpps", Low = 1.9, High = 2.1 } };
        RunRow after = Specimens.Row(mpps: mpps) with { Interval = new() { Of = "mpps", Low = low, High = high } };
        RowRatio ratio = Assert.Single(Compare([before], [after]).Ratios);
        Assert.Equal(verdict, ratio.Verdict);
        Assert.Equal((least, most), (ratio.Low!.Value, ratio.High!.Value));
    }

    [Fact]
    public void Where_less_is_better_a_smaller_ratio_is()
    {
        RunRow before = Specimens.Row(mpps: null) with { NanosecondsEach = 10, Interval = new() { Of = "nanosecondsEach", Low = 9, High = 11 } };
        RunRow after = before with { NanosecondsEach = 5, Interval = new() { Of = "nanosecondsEach", Low = 4, High = 6 } };
        Assert.Equal(RatioVerdict.Better, Assert.Single(Compare([before], [after]).Ratios).Verdict);
    }

    [Fact]
    public void Without_both_intervals_nothing_is_said_and_nothing_is_divided_by_zero()
    {
        RunRow before = Specimens.Row(mpps: 2) with { Interval = new() { Of = "mpps", Low = 1.9, High = 2.1 } };
        Assert.Null(Assert.Single(Compare([before], [Specimens.Row(mpps: 3)]).Ratios).Verdict);
        Assert.Empty(Compare([Specimens.Row(mpps: 0)], [Specimens.Row(mpps: 3)]).Ratios);
    }

    private static RunComparison Compare(RunRow[] before, RunRow[] after) =>
        RunComparison.Of([new("before", Specimens.Run(before)), new("after", Specimens.Run(after))])!;
}
