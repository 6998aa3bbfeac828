using FastUdp.Demo.Bench.Trials;

namespace FastUdp.Demo.Tests.Bench.Trials;

/// <summary>What trials together say, and when they do not say enough.</summary>
public sealed class EstimateTests
{
    private static readonly QuotationRule Usual = new();

    [Fact]
    public void Trials_have_a_median_an_interval_and_a_spread()
    {
        var estimate = Estimate.Of([104, 98, 100, 102, 99, 101, 97, 103, 96]);
        Assert.Equal((100, 97, 103, 9), (estimate.Median, estimate.Low, estimate.High, estimate.Trials));
        Assert.Equal((96, 104, 0.08), (estimate.Least, estimate.Greatest, estimate.Spread));
        Assert.Equal(0.9609375, estimate.Coverage);
        Assert.Null(Usual.Refuse(estimate));
    }

    [Fact]
    public void Too_few_trials_are_not_quoted()
    {
        Assert.Equal(
            "not quoted: 1 trial does not tell how far another would be from it; 95.0 % confidence takes 6 trials",
            Usual.Refuse(Estimate.Of([100])));
        Assert.Equal(
            "not quoted: 5 trials tell what the median is with 93.75 % confidence at most; 95.0 % confidence takes 6 trials",
            Usual.Refuse(Estimate.Of([100, 100, 100, 100, 100])));
        Assert.Null(new QuotationRule(LeastCoverage: 0.9).Refuse(Estimate.Of([100, 100, 100, 100, 100])));
    }

    [Fact]
    public void Too_wide_an_interval_is_not_quoted()
    {
        var estimate = Estimate.Of([98, 99, 100, 100, 101, 112]);
        Assert.Equal(
            "not quoted: the median of 6 trials is known to −2.0 % and +12.0 % with 96.875 % confidence, and the limit is ±5.0 %",
            Usual.Refuse(estimate));
        Assert.Null(new QuotationRule(WidestShare: 0.12).Refuse(estimate));
    }

    [Fact]
    public void One_trial_that_is_far_off_does_no_harm_where_there_are_enough_others() =>
        Assert.Null(Usual.Refuse(Estimate.Of([1, 99, 100, 100, 100, 101, 100, 99, 101])));

    [Fact]
    public void A_figure_that_is_always_zero_is_quoted_and_one_that_is_mostly_zero_is_not()
    {
        Assert.Null(Usual.Refuse(Estimate.Of([0, 0, 0, 0, 0, 0])));
        var mostly = Estimate.Of([0, 0, 0, 0, 0, 3]);
        Assert.Equal(double.PositiveInfinity, mostly.Spread);
        Assert.Contains("−0.0 % and +∞ %", Usual.Refuse(mostly), StringComparison.Ordinal);
    }

    [Fact]
    public void A_trial_without_a_figure_is_no_trial()
    {
        Assert.Throws<ArgumentException>(static () => Estimate.Of([1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Estimate.Of([]));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Estimate.Of(new double[OrderStatistics.MostTrials + 1]));
    }

    [Fact]
    public void Ratios_are_taken_within_each_round_and_rounds_without_both_left_out()
    {
        double?[] ours = [20, 30, null, 44, 10, 0, 8, 10, 12];
        double?[] theirs = [10, 15, 3, 20, 5, 7, 4, 5, null];
        var ratio = Estimate.OfRatios(ours, theirs);
        Assert.Equal((2, 2, 2.2, 6), (ratio!.Median, ratio.Low, ratio.High, ratio.Trials));
        Assert.Equal(Medians.MedianOfRatios(ours, theirs), ratio.Median);
        Assert.Null(Estimate.OfRatios([null, 0], [1, 1]));
        Assert.Throws<ArgumentException>(static () => Estimate.OfRatios([1], [1, 2]));
    }

    /// <summary>The reason for pairing: the machine becomes half as fast, and the ratio does not.</summary>
    [Fact]
    public void What_befalls_whole_rounds_leaves_the_ratio_alone()
    {
        double?[] theirs = [100, 100, 100, 50, 50, 50];
        double?[] ours = [.. theirs.Select(static one => one * 1.1)];
        Assert.NotNull(Usual.Refuse(Estimate.Of(ours.OfType<double>())));
        Assert.Null(Usual.Refuse(Estimate.OfRatios(ours, theirs)!));
    }
}
