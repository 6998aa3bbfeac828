using System.CommandLine;
using FastUdp.Demo.Bench.Rates;

namespace FastUdp.Demo.Tests.Bench.Rates;

/// <summary>What may be typed for a rate.</summary>
public sealed class RateParserTests
{
    // 1,472 bytes of payload.
    private const int WireBytes = 1_538;

    [Theory]
    [InlineData("1000000", 1_000_000)]
    [InlineData("1e6", 1_000_000)]
    [InlineData("500k", 500_000)]
    [InlineData("1M", 1_000_000)]
    [InlineData("1.5m", 1_500_000)]
    [InlineData("1G", 1_000_000_000)]
    [InlineData("0.001", 0.001)]
    [InlineData("10Gbit", 1e10 / 8 / WireBytes)]
    [InlineData("2.5gbit", 2.5e9 / 8 / WireBytes)]
    [InlineData("100Mbit", 1e8 / 8 / WireBytes)]
    [InlineData("64kbit", 64e3 / 8 / WireBytes)]
    [InlineData("12304bit", 1)]
    public void A_quantity_is_datagrams_or_bits_of_the_wire(string text, double perSecond)
    {
        var even = Assert.IsType<OfferedRate.Even>(Parse(text));
        Assert.Equal(perSecond, even.Quantity.For(WireBytes).PerSecond, perSecond * 1e-12);
        Assert.IsType<FixedSchedule>(even.Begin(WireBytes, seed: 0));
        Assert.Null(even.Duration);
    }

    [Fact]
    public void Ten_gigabits_are_an_exact_fraction() =>
        Assert.Equal(new DatagramRate(10_000_000_000_000, 12_304_000), Assert.IsType<OfferedRate.Even>(Parse("10Gbit")).Quantity.For(WireBytes));

    [Fact]
    public void Poisson_has_a_mean()
    {
        var poisson = Assert.IsType<OfferedRate.Poisson>(Parse("poisson:500k"));
        Assert.Equal(500_000, poisson.Mean.For(WireBytes).PerSecond);
        Assert.IsType<PoissonSchedule>(poisson.Begin(WireBytes, seed: 1));
    }

    [Fact]
    public void Steps_have_rates_and_times()
    {
        var stepped = Assert.IsType<OfferedRate.Stepped>(Parse("steps:100k@1s,0@500ms,1Gbit@2m"));
        Assert.Equal(
            [(new(100_000_000, false), TimeSpan.FromSeconds(1)), (default, TimeSpan.FromSeconds(0.5)), (new(1_000_000_000_000, true), TimeSpan.FromMinutes(2))],
            stepped.Steps);
        Assert.Equal(TimeSpan.FromSeconds(121.5), stepped.Duration);
        Assert.IsType<SteppedSchedule>(stepped.Begin(WireBytes, seed: 0));
    }

    [Fact]
    public void Max_is_a_flood() => Assert.IsType<FloodSchedule>(Parse("MAX").Begin(WireBytes, seed: 0));

    [Theory]
    [InlineData("", "'' is no rate: ")]
    [InlineData("fast", "'fast' is no rate: ")]
    [InlineData("1,000", "'1,000' is no rate: ")]
    [InlineData("k", "'k' is no rate: ")]
    [InlineData("NaN", "'NaN' is no rate: ")]
    [InlineData("0", "0 is below the limit of 0.001 datagrams a second")]
    [InlineData("-5k", "-5k is below the limit of 0.001 datagrams a second")]
    [InlineData("0.0001", "0.0001 is below the limit of 0.001 datagrams a second")]
    [InlineData("999bit", "999bit is below the limit of 1,000 bits a second")]
    [InlineData("10G", "10G exceeds the limit of 1,000,000,000 datagrams a second")]
    [InlineData("1e28G", "1e28G exceeds the limit of 1,000,000,000 datagrams a second")]
    [InlineData("1001Gbit", "1001Gbit exceeds the limit of 1,000,000,000,000 bits a second")]
    [InlineData("1e99", "'1e99' is no rate: ")]
    [InlineData("poisson:", "'' is no rate: ")]
    [InlineData("poisson:0", "0 is below the limit of 0.001 datagrams a second")]
    [InlineData("steps:", "'' is no step: RATE@TIME, as in 100k@1s")]
    [InlineData("steps:1k", "'1k' is no step: RATE@TIME, as in 100k@1s")]
    [InlineData("steps:1k@1s,", "'' is no step: RATE@TIME, as in 100k@1s")]
    [InlineData("steps:1k@1s@1s", "'1k@1s@1s' is no step: RATE@TIME, as in 100k@1s")]
    [InlineData("steps:1k@5", "'5' is no time: 500ms, 1s or 2m")]
    [InlineData("steps:1k@xs", "'xs' is no time: 500ms, 1s or 2m")]
    [InlineData("steps:1k@0s", "0s is below the limit of 1 ms for a step")]
    [InlineData("steps:1k@1441m", "1441m exceeds the limit of 86,400 s for a step")]
    [InlineData("steps:0@1s", "steps:0@1s never sends anything")]
    public void What_is_wrong_is_told_with_the_value_and_the_limit(string text, string error)
    {
        Assert.False(RateParser.TryParse(text, out _, out string? told));
        Assert.StartsWith(error, told, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_steps_are_refused()
    {
        string steps = string.Join(',', Enumerable.Repeat("1k@1s", RateParser.MostSteps + 1));
        Assert.False(RateParser.TryParse("steps:" + steps, out _, out string? error));
        Assert.Equal("101 steps exceed the limit of 100", error);
    }

    [Fact]
    public void The_option_tells_its_name_with_what_is_wrong()
    {
        Option<OfferedRate?> option = RateOption.Create();
        var command = new Command("any") { option };
        Assert.Equal("--rate 10G exceeds the limit of 1,000,000,000 datagrams a second", command.Parse("--rate 10G").Errors.Single().Message);
        Assert.IsType<OfferedRate.Even>(command.Parse("--rate 10k").GetValue(option));
        Assert.Null(command.Parse("").GetValue(option));
    }

    private static OfferedRate Parse(string text)
    {
        Assert.True(RateParser.TryParse(text, out OfferedRate? rate, out string? error), error);
        return rate;
    }
}
