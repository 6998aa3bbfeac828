using FastUdp.Demo.Output;

namespace FastUdp.Demo.Tests.Output;

public class FiguresTests
{
    [Theory]
    [InlineData(0, "0.00/s")]
    [InlineData(999, "999/s")]
    [InlineData(1_234, "1.23 k/s")]
    [InlineData(12_345_678, "12.3 M/s")]
    [InlineData(5e12, "5,000 G/s")]
    public void A_rate_has_three_digits_and_a_unit(double rate, string expected) => Assert.Equal(expected, Figures.Rate(rate));

    [Theory]
    [InlineData(7.5, "7.50 µs")]
    [InlineData(1_500, "1.50 ms")]
    [InlineData(2_000_000, "2.00 s")]
    public void A_duration_has_the_unit_that_fits(double microseconds, string expected) =>
        Assert.Equal(expected, Figures.Duration(microseconds));

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.0004, "0.0004 %")]
    [InlineData(12.345, "12.35 %")]
    public void A_small_loss_does_not_look_like_none(double percent, string expected) => Assert.Equal(expected, Figures.Percent(percent));
}
