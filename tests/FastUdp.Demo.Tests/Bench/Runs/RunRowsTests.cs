using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Tests.Bench.Runs;

/// <summary>Settings that took turns are compared within the rounds.</summary>
public sealed class RunRowsTests
{
    private static readonly EndSetting First = new() { Name = "default" };
    private static readonly EndSetting Second = new() { Name = "portable" };

    [Fact]
    public void A_ratio_holds_where_the_rates_do_not()
    {
        RunPlan plan = Fabricated.Plan(settings: [First, Second]);
        long[] machine = [1_000, 2_000, 3_000, 1_500, 5_000, 2_500];
        RunCell first = Fabricated.Cell(plan, First, [.. machine.Select(static rate => Fabricated.Trial(rate))]);
        RunCell second = Fabricated.Cell(plan, Second, [.. machine.Select(static rate => Fabricated.Trial(2 * rate))]);
        RunRow[] rows = RunRows.Of(plan, [first, second]);
        Assert.All(rows, static row => Assert.NotNull(row.NotQuoted));
        Assert.Null(rows[0].Ratio);
        RunRatio ratio = rows[1].Ratio!;
        Assert.Equal(("default", "mpps", 2.0, 96.875), (ratio.To, ratio.Of, ratio.Median, ratio.ConfidencePercent));
        Assert.Equal((2.0, 2.0), (ratio.Low, ratio.High));
    }

    [Fact]
    public void Rounds_of_which_one_is_missing_tell_no_ratio()
    {
        RunPlan plan = Fabricated.Plan(settings: [First, Second]);
        RunCell first = Fabricated.Cell(plan, First, Fabricated.Trial(1_000), Fabricated.Trial(1_000));
        RunCell second = Fabricated.Cell(plan, Second, Fabricated.Trial(3_000), null);
        RunRatio ratio = RunRows.Of(plan, [first, second])[1].Ratio!;
        Assert.Equal((3.0, null, null, null), (ratio.Median, ratio.Low, ratio.High, ratio.ConfidencePercent));
        Assert.Null(RunRows.Of(plan, [first, Fabricated.Cell(plan, Second, null, Fabricated.Trial(0))])[1].Ratio);
    }
}
