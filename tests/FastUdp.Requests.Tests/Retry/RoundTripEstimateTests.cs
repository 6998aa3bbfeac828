using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Requests.Tests.Retry;

public class RoundTripEstimateTests
{
    [Fact]
    public void There_is_none_before_the_first_sample()
    {
        Assert.Null(default(RoundTripEstimate).Smoothed);
        Assert.Equal(TimeSpan.Zero, default(RoundTripEstimate).Variation);
    }

    [Fact]
    public void The_first_sample_is_the_mean_and_half_of_it_the_variation()
    {
        RoundTripEstimate estimate = default(RoundTripEstimate).With(TimeSpan.FromMilliseconds(80));
        Assert.Equal(TimeSpan.FromMilliseconds(80), estimate.Smoothed);
        Assert.Equal(TimeSpan.FromMilliseconds(40), estimate.Variation);
    }

    [Fact]
    public void A_further_sample_counts_an_eighth_in_the_mean_and_a_quarter_in_the_variation()
    {
        RoundTripEstimate estimate = default(RoundTripEstimate).With(TimeSpan.FromMilliseconds(80)).With(TimeSpan.FromMilliseconds(160));
        Assert.Equal(TimeSpan.FromMilliseconds(90), estimate.Smoothed); // 7/8 80 + 1/8 160
        Assert.Equal(TimeSpan.FromMilliseconds(50), estimate.Variation); // 3/4 40 + 1/4 |80 - 160|
    }

    [Fact]
    public void The_mean_stays_between_the_least_and_the_most_of_the_samples() =>
        Always.HoldsForLists(Gen.Choose(0, 100_000_000), samples =>
        {
            RoundTripEstimate estimate = default;
            foreach (int ticks in samples)
                estimate = estimate.With(new TimeSpan(ticks));
            if (samples.Length > 0)
                Assert.InRange(estimate.Smoothed!.Value.Ticks, samples.Min(), samples.Max());
            Assert.InRange(estimate.Variation.Ticks, 0, 100_000_000);
        }, longest: 300);

    [Fact]
    public void It_settles_on_what_does_not_vary()
    {
        RoundTripEstimate estimate = default(RoundTripEstimate).With(TimeSpan.FromSeconds(1));
        for (int i = 0; i < 200; i++)
            estimate = estimate.With(TimeSpan.FromMilliseconds(10));
        Assert.InRange(estimate.Smoothed!.Value.TotalMilliseconds, 10, 10.01);
        Assert.InRange(estimate.Variation.TotalMilliseconds, 0, 0.1);
    }

    [Fact]
    public void A_negative_sample_is_misuse() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => default(RoundTripEstimate).With(TimeSpan.FromTicks(-1)));
}
