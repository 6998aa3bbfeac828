using FastUdp.Demo.Bench.Search;

namespace FastUdp.Demo.Tests.Bench.Search;

/// <summary>The search, step by step and to each of its ends.</summary>
public sealed class RateSearchTests
{
    private static readonly SearchPlan Plan = new() { MostRate = 10_000_000 };

    [Fact]
    public void It_begins_with_the_most_as_the_standard_does_and_halves_what_failed_twice() =>
        Assert.Equal([10_000_000, 10_000_000, 5_000_000, 5_000_000, 2_500_000, 3_750_000], FirstRates(Plan, new ModelDevice { Capacity = 3_000_000 }, 6));

    [Fact]
    public void It_begins_with_the_first_rate_if_there_is_one_and_doubles_what_passed() =>
        Assert.Equal([1_000_000, 2_000_000, 4_000_000, 8_000_000, 10_000_000], FirstRates(Plan with { FirstRate = 1_000_000 }, new ModelDevice(), 5));

    [Fact]
    public void A_first_rate_beyond_the_limits_is_brought_within_them()
    {
        Assert.Equal(10_000_000, new RateSearch(Plan with { FirstRate = long.MaxValue }).Next()!.Value.Rate);
        Assert.Equal(1_000, new RateSearch(Plan with { FirstRate = 0 }).Next()!.Value.Rate);
    }

    [Fact]
    public void A_trial_stays_the_next_until_it_is_reported()
    {
        var search = new RateSearch(Plan);
        Assert.Equal(search.Next(), search.Next());
        Assert.Equal(SearchEnd.Open, search.Findings[0].End);
    }

    [Fact]
    public void What_holds_the_most_may_hold_more()
    {
        RateSearch search = new ModelDevice().Run(Plan);
        Assert.Equal(new SearchFinding(0, 10_000_000, null, SearchEnd.HeldMost), search.Findings[0]);
        Assert.Equal("NDR (no loss): 10,000,000/s or more: that is the limit of the search, and it was held", FindingText.Of(search.Findings[0], search.Trials));
        Assert.Equal(3, search.Trials); // Once to find it, twice to confirm it; the other goal needs none of its own.
    }

    [Fact]
    public void What_loses_at_any_rate_has_none_without_loss_and_one_with_some()
    {
        RateSearch search = new ModelDevice { Capacity = 2_000_000, RandomLoss = 0.002 }.Run(Plan with { LeastRate = 100_000 });
        Assert.Equal("NDR (no loss): none: even at 100,000/s more was lost", FindingText.Of(search.Findings[0], search.Trials));
        Assert.InRange(search.Findings[1].Rate!.Value, 1_980_000, 2_010_000);
        Assert.Equal(SearchEnd.Lost, search.Findings[1].End);
    }

    [Fact]
    public void A_rate_that_could_not_be_offered_bounds_the_search_and_is_no_loss()
    {
        RateSearch search = new ModelDevice { SenderCapacity = 3_000_000 }.Run(Plan);
        foreach (SearchFinding finding in search.Findings)
        {
            Assert.Equal(SearchEnd.NotOffered, finding.End);
            Assert.InRange(finding.Rate!.Value, 2_970_000, 3_015_100); // 99.5 % of a rate count as all of it.
            Assert.EndsWith($"/s or more: the sender could not offer {finding.FailedRate:N0}/s", FindingText.Of(finding, search.Trials), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Where_both_the_sender_and_the_device_end_the_device_is_what_is_told()
    {
        RateSearch search = new ModelDevice { Capacity = 2_000_000, SenderCapacity = 3_000_000 }.Run(Plan);
        Assert.All(search.Findings, static finding => Assert.Equal(SearchEnd.Lost, finding.End));
    }

    [Fact]
    public void A_sender_that_sends_nothing_offers_nothing()
    {
        RateSearch search = new ModelDevice { SenderCapacity = 0 }.Run(Plan);
        Assert.Equal("NDR (no loss): not found: the sender could not offer even 1,000/s", FindingText.Of(search.Findings[0], search.Trials));
    }

    [Fact]
    public void One_failure_by_chance_does_not_bound_it()
    {
        var search = new RateSearch(Plan with { FirstRate = 1_000_000 });
        search.Report(1_000_000, 1_000_000, 5);
        Assert.Equal(1_000_000, search.Next()!.Value.Rate);
        search.Report(1_000_000, 1_000_000, 0);
        Assert.Equal(2_000_000, search.Next()!.Value.Rate);
    }

    [Fact]
    public void A_rate_that_fails_its_confirmation_is_not_the_answer()
    {
        var search = new RateSearch(new SearchPlan { LeastRate = 800, MostRate = 1_000, Resolution = 0.1, LossLimits = [0] });
        Report(search, 1_000, passes: false, times: 2);
        Report(search, 800, passes: true);
        Report(search, 900, passes: true);
        Report(search, 950, passes: false, times: 2);
        Assert.True(search.Next()!.Value.IsConfirmation);
        Report(search, 900, passes: true);
        Report(search, 900, passes: false, times: 2);
        Report(search, 850, passes: true);
        Report(search, 850, passes: true, times: 2);
        Assert.Null(search.Next());
        Assert.Equal(new SearchFinding(0, 850, 900, SearchEnd.Lost), search.Findings[0]);
        Assert.Equal("NDR (no loss): 850/s; at 900/s more was lost", FindingText.Of(search.Findings[0], search.Trials));
    }

    [Fact]
    public void What_contradicts_itself_for_too_long_is_given_up_and_said_to_be_unsettled()
    {
        RateSearch search = new ModelDevice { Capacity = 3_000_000 }.Run(Plan with { MostTrials = 5 });
        Assert.Null(search.Next());
        Assert.Equal("NDR (no loss): not settled after 5 trials: 2,500,000/s was held, 5,000,000/s was not", FindingText.Of(search.Findings[0], search.Trials));
        Assert.Throws<InvalidOperationException>(() => search.Report(1, 1, 0));
    }

    [Fact]
    public void Impossible_counts_and_plans_are_refused()
    {
        var search = new RateSearch(Plan);
        Assert.Throws<ArgumentOutOfRangeException>(() => search.Report(0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => search.Report(10, 5, 6));
        Assert.Throws<ArgumentException>(static () => new RateSearch(Plan with { LossLimits = [0.1, 0] }));
        Assert.Throws<ArgumentException>(static () => new RateSearch(Plan with { LossLimits = [double.NaN] }));
        Assert.ThrowsAny<ArgumentException>(static () => new RateSearch(Plan with { MostRate = 10 }));
    }

    private static void Report(RateSearch search, long rate, bool passes, int times = 1)
    {
        for (int i = 0; i < times; i++)
        {
            Assert.Equal(rate, search.Next()!.Value.Rate);
            search.Report(rate, rate, passes ? 0 : 1);
        }
    }

    private static List<long> FirstRates(SearchPlan plan, ModelDevice device, int count)
    {
        var rates = new List<long>();
        var search = new RateSearch(plan);
        while (rates.Count < count && search.Next() is { } trial)
        {
            rates.Add(trial.Rate);
            search.Report(trial.Rate, trial.Rate, (long)Math.Max(0, trial.Rate - device.Capacity));
        }
        return rates;
    }
}
