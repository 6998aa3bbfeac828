using FastUdp.Demo.Bench.Report;

namespace FastUdp.Demo.Tests.Bench.Report;

public class ScaleTests
{
    [Theory]
    [InlineData(7.66, new[] { 0.0, 2, 4, 6, 8 })]
    [InlineData(10, new[] { 0.0, 2, 4, 6, 8, 10 })]
    [InlineData(63.8, new[] { 0.0, 20, 40, 60, 80 })]
    [InlineData(0, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    public void A_linear_axis_goes_from_zero_to_a_round_number(double greatest, double[] ticks)
    {
        Scale scale = LinearScale.FromZero([0, greatest]);
        Assert.Equal(ticks, scale.Ticks, static (left, right) => Math.Abs(left - right) < 1e-9);
        Assert.Equal(0, scale.At(0));
        Assert.Equal(1, scale.At(ticks[^1]), 9);
    }

    [Theory]
    [InlineData(64, 700, new[] { 50.0, 100, 200, 500, 1_000 })]
    [InlineData(1, 1, new[] { 1.0, 2 })]
    [InlineData(0.001, 0.005, new[] { 0.001, 0.002, 0.005 })]
    [InlineData(3, 4_000_000, new[] { 1.0, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000 })]
    public void A_logarithmic_axis_has_lines_at_one_two_and_five_or_at_decades(double least, double greatest, double[] ticks) =>
        Assert.Equal(ticks, LogScale.Around([least, greatest]).Ticks, static (left, right) => Math.Abs(left / right - 1) < 1e-9);

    [Fact]
    public void A_logarithmic_axis_has_equal_steps_for_equal_ratios_and_takes_zero()
    {
        Scale scale = LogScale.Around([1, 10_000_000]);
        Assert.Equal(scale.At(1_000) - scale.At(100), scale.At(100_000) - scale.At(10_000), 9);
        Assert.Equal(0, scale.At(0));
    }

    [Theory]
    [InlineData(1e-18, 1e18)]
    [InlineData(5e-324, 5e-324)]
    [InlineData(1e18, 1e18)]
    [InlineData(0, 0)]
    public void Every_range_has_few_ticks_and_all_of_it_between_them(double least, double greatest)
    {
        foreach (Scale scale in (Scale[])[LogScale.Around([least, greatest]), LinearScale.FromZero([least, greatest])])
        {
            Assert.InRange(scale.Ticks.Count, 2, 14);
            Assert.InRange(scale.At(greatest), 0, 1 + 1e-9);
            Assert.All(scale.Ticks, static tick => Assert.True(double.IsFinite(tick)));
        }
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.005, "0.005")]
    [InlineData(500, "500")]
    [InlineData(2_000, "2k")]
    [InlineData(1_500_000, "1.5M")]
    [InlineData(1e-6, "1E-6")]
    public void The_number_at_a_tick_is_short(double value, string text) => Assert.Equal(text, TickLabel.Of(value));
}
