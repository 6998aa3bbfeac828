using FastUdp.Impairment;
using Xunit;

namespace FastUdp.Engine.Tests.Impairment;

public class LossTests
{
    private const int Count = 200_000;

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.01)]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void Independent_loss_loses_at_its_rate(double probability) =>
        Links.AssertRate(probability, Lost(LossModel.Independent(probability)).Count(isLost => isLost), Count);

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.4)]
    public void Independent_losses_follow_each_other_as_often_as_chance_has_it(double probability)
    {
        bool[] lost = Lost(LossModel.Independent(probability));
        Links.AssertMean(1 / (1 - probability), Links.BurstLengths(lost));
        int pairs = lost.Zip(lost.Skip(1), (one, next) => one && next).Count(both => both);
        Links.AssertRate(probability * probability, pairs, Count - 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_probability_of_0_never_comes_true_and_one_of_1_always(double probability)
    {
        var impairment = new LinkImpairment
        {
            Loss = LossModel.Independent(probability),
            Duplication = probability,
            Reordering = probability,
            Corruption = probability,
        };
        Assert.All(Links.Judge(impairment, Count), verdict => Assert.Equal(probability == 0, verdict.IsDelivered));
        LinkVerdict[] unlost = Links.Judge(impairment with { Loss = LossModel.None }, Count);
        Assert.All(unlost, verdict => Assert.Equal(
            (true, probability == 1, probability == 1, probability == 1),
            (verdict.IsDelivered, verdict.CopyDelay is not null, verdict.Delay > TimeSpan.Zero, verdict.FlippedBit >= 0)));
    }

    [Theory]
    [InlineData(0.01, 0.25)]
    [InlineData(0.05, 0.5)]
    [InlineData(0.3, 0.1)]
    public void Gilbert_Elliott_loses_in_bursts_as_long_and_as_often_as_its_formulas_say(double goodToBad, double badToGood)
    {
        bool[] lost = Lost(LossModel.GilbertElliott(goodToBad, badToGood));
        Links.AssertMean(1 / badToGood, Links.BurstLengths(lost));
        Links.AssertMean(1 / goodToBad, Links.BurstLengths(lost.Select(isLost => !isLost)));
        AssertStationaryRate(goodToBad / (goodToBad + badToGood), lost, goodToBad, badToGood);
    }

    [Fact]
    public void Gilbert_Elliott_loses_in_both_states_with_the_probability_of_each()
    {
        const double GoodToBad = 0.02;
        const double BadToGood = 0.08;
        const double WhenGood = 0.05;
        const double WhenBad = 0.6;
        bool[] lost = Lost(LossModel.GilbertElliott(GoodToBad, BadToGood, WhenGood, WhenBad));
        double bad = GoodToBad / (GoodToBad + BadToGood);
        AssertStationaryRate((bad * WhenBad) + ((1 - bad) * WhenGood), lost, GoodToBad, BadToGood);
    }

    [Fact]
    public void Gilbert_Elliott_changes_its_state_before_the_datagram()
    {
        // Good at first; with certain changes the first datagram finds the bad state already, the second the good one.
        bool[] lost = Lost(LossModel.GilbertElliott(1, 1), 6);
        Assert.Equal([true, false, true, false, true, false], lost);
        Assert.All(Lost(LossModel.GilbertElliott(1, 0), 100), Assert.True);
        Assert.All(Lost(LossModel.GilbertElliott(0, 1), 100), Assert.False);
    }

    [Fact]
    public void A_model_that_serves_two_links_keeps_nothing_of_either()
    {
        var impairment = new LinkImpairment { Loss = LossModel.GilbertElliott(0.1, 0.1) };
        var first = new ImpairedLink(impairment, 1);
        var second = new ImpairedLink(impairment, 1);
        for (int i = 0; i < 1_000; i++)
            Assert.Equal(first.Judge(TimeSpan.Zero, 1), second.Judge(TimeSpan.Zero, 1));
    }

    private static bool[] Lost(LossModel loss, int count = Count) =>
        Links.Judge(new LinkImpairment { Loss = loss }, count).Select(verdict => !verdict.IsDelivered).ToArray();

    /// <summary>
    /// The variance of the rate of a chain of two states is that of independent trials times (2 - p - r) / (p + r), for its
    /// values hang together; a loss that is not certain only brings it nearer to independence.
    /// </summary>
    private static void AssertStationaryRate(double rate, bool[] lost, double goodToBad, double badToGood)
    {
        double inflation = Math.Max(1, (2 - goodToBad - badToGood) / (goodToBad + badToGood));
        Links.AssertRate(rate, lost.Count(isLost => isLost), of: lost.Length, inflation);
    }
}
