using FastUdp.Demo.Bench.Trials;

namespace FastUdp.Demo.Tests.Bench.Trials;

/// <summary>Intervals of the median, against the published table and against chance itself.</summary>
public sealed class OrderStatisticsTests
{
    /// <summary>The ranks and coverages are those that tables of the sign test give for 95 %.</summary>
    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 0.5)]
    [InlineData(3, 1, 0.75)]
    [InlineData(5, 1, 0.9375)]
    [InlineData(6, 1, 0.96875)]
    [InlineData(8, 1, 0.9921875)]
    [InlineData(9, 2, 0.9609375)]
    [InlineData(10, 2, 0.978515625)]
    [InlineData(20, 6, 0.958610535)]
    [InlineData(50, 18, 0.967160859)]
    [InlineData(100, 40, 0.964799800)]
    public void The_interval_and_what_it_reaches_are_known(int trials, int rank, double coverage)
    {
        (int foundRank, double foundCoverage) = OrderStatistics.Enclose(trials, 0.95);
        Assert.Equal(rank, foundRank);
        Assert.Equal(coverage, foundCoverage, 1e-6);
    }

    [Fact]
    public void For_any_number_of_trials_it_is_the_narrowest_that_reaches_what_is_wanted()
    {
        for (int trials = 6; trials <= OrderStatistics.MostTrials; trials++)
        {
            (int rank, double coverage) = OrderStatistics.Enclose(trials, 0.95);
            Assert.InRange(coverage, 0.95, 1);
            Assert.InRange(rank, 1, (trials + 1) / 2);
            (int narrower, double less) = OrderStatistics.Enclose(trials, coverage + 1e-9);
            Assert.True(narrower < rank || (rank == 1 && less == coverage), $"{trials} trials");
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 2)]
    [InlineData(0.9, 5)]
    [InlineData(0.95, 6)]
    [InlineData(0.99, 8)]
    public void So_many_trials_are_needed(double wanted, int trials)
    {
        Assert.Equal(trials, OrderStatistics.LeastTrialsFor(wanted));
        Assert.True(OrderStatistics.Enclose(trials, wanted).Coverage >= wanted);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(12)]
    public void It_encloses_the_true_median_as_often_as_it_says_however_lopsided_the_figures(int trials)
    {
        const int Sets = 20_000;
        var random = new Random(1);
        double median = Math.Log(2);
        int enclosed = 0;
        for (int set = 0; set < Sets; set++)
        {
            var estimate = Estimate.Of(Enumerable.Range(0, trials).Select(_ => -Math.Log(1 - random.NextDouble())));
            enclosed += estimate.Low <= median && median <= estimate.High ? 1 : 0;
        }
        double coverage = OrderStatistics.Enclose(trials, 0.95).Coverage;
        Assert.InRange((double)enclosed / Sets, coverage - 0.006, coverage + 0.006);
    }
}
