using FastUdp.Demo.Bench.Search;
using FsCheck.Fluent;

namespace FastUdp.Demo.Tests.Bench.Search;

/// <summary>Whatever is measured, the search finds its capacity if it has one, and ends if it has none.</summary>
public sealed class RateSearchProperties
{
    private const double PartialLoss = 0.005;

    private static readonly SearchPlan Plan = new() { MostRate = 14_880_952 };

    [Fact]
    public void A_sharp_capacity_is_found_within_the_resolution_from_any_first_rate() => Always.HoldsForLists(
        Gen.Choose(2_000, 14_000_000).Two(), static pairs =>
        {
            foreach ((int capacity, int first) in pairs)
            {
                RateSearch search = new ModelDevice { Capacity = capacity }.Run(Plan with { FirstRate = first });
                SearchFinding ndr = search.Findings[0];
                SearchFinding pdr = search.Findings[1];
                Assert.Equal((SearchEnd.Lost, SearchEnd.Lost), (ndr.End, pdr.End));
                Assert.InRange(ndr.Rate!.Value, (capacity / 1.01) - 1, capacity);
                double withLoss = capacity / (1 - PartialLoss);
                Assert.InRange(pdr.Rate!.Value, (withLoss / 1.01) - 1, withLoss + 1);
                Assert.InRange(search.Trials, 5, 70);
            }
        });

    [Fact]
    public void A_first_rate_near_the_answer_saves_trials()
    {
        int from = new ModelDevice { Capacity = 900_000 }.Run(Plan with { FirstRate = 1_000_000 }).Trials;
        int without = new ModelDevice { Capacity = 900_000 }.Run(Plan).Trials;
        Assert.True(from < without, $"{from} with, {without} without");
    }

    /// <summary>Two disturbed trials of one rate are rare, and end the search too low; nothing ends it too high.</summary>
    [Fact]
    public void A_device_that_is_disturbed_now_and_then_is_hardly_ever_underrated_and_never_overrated()
    {
        const int Searches = 300;
        const double Capacity = 1_234_567;
        int right = 0;
        for (int seed = 0; seed < Searches; seed++)
        {
            RateSearch search = new ModelDevice(seed) { Capacity = Capacity, Disturbance = 0.02 }.Run(Plan);
            long found = search.Findings[0].Rate!.Value;
            Assert.True(found <= Capacity, $"seed {seed} found {found}");
            right += found >= Capacity / 1.01 ? 1 : 0;
        }
        Assert.InRange(right, Searches * 0.95, Searches);
    }

    [Fact]
    public void A_capacity_that_varies_is_found_within_its_variation()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            RateSearch search = new ModelDevice(seed) { Capacity = 1_000_000, Variation = 0.03 }.Run(Plan);
            foreach (SearchFinding finding in search.Findings)
                Assert.InRange(finding.Rate!.Value, 970_000 / 1.01, 1_030_000 / (1 - PartialLoss));
            Assert.InRange(search.Trials, 5, 100);
        }
    }

    [Fact]
    public void Random_loss_below_the_limit_does_not_hide_the_capacity()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            RateSearch search = new ModelDevice(seed) { Capacity = 2_000_000, RandomLoss = 1e-4 }.Run(Plan with { LeastRate = 100_000 });
            Assert.Null(search.Findings[0].Rate);
            Assert.InRange(search.Findings[1].Rate!.Value, 2_000_000 / 1.01, 2_000_000 / (1 - PartialLoss));
        }
    }

    [Fact]
    public void A_sender_that_is_slower_than_the_device_bounds_it_and_is_named() => Always.HoldsForLists(
        Gen.Choose(2_000, 10_000_000), static senders =>
        {
            foreach (int sender in senders)
            {
                SearchFinding ndr = new ModelDevice { Capacity = sender * 1.2, SenderCapacity = sender }.Run(Plan).Findings[0];
                Assert.Equal(SearchEnd.NotOffered, ndr.End);
                Assert.InRange(ndr.Rate!.Value, (sender / 1.01) - 1, (sender / 0.995) + 1);
            }
        });

    /// <summary>A goal that lets more be lost is never answered with a lower rate, if trials do not contradict one another.</summary>
    [Fact]
    public void It_ends_for_any_loss_that_grows_with_the_rate() => Always.HoldsForLists(
        Gen.Choose(0, 10_000), static steps =>
        {
            // A staircase: at each higher rate as much loss or more, of any height, from any rate on.
            double[] stairs = [.. steps.Select(static step => step / 10_000.0).Order()];
            RateSearch search = Run(Plan, trial => stairs.Length == 0 ? 0 : stairs[(int)(trial.Rate * stairs.Length / (Plan.MostRate + 1))]);
            Assert.DoesNotContain(search.Findings, static finding => finding.End is SearchEnd.Open or SearchEnd.Unsettled);
            Assert.True((search.Findings[0].Rate ?? 0) <= (search.Findings[1].Rate ?? 0));
            Assert.InRange(search.Trials, 3, 80);
        });

    [Fact]
    public void It_ends_for_loss_by_mere_chance()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            RateSearch search = Run(Plan, _ => random.NextDouble() < random.NextDouble() ? random.NextDouble() : 0);
            Assert.InRange(search.Trials, 1, Plan.MostTrials);
            Assert.DoesNotContain(search.Findings, static finding => finding.End == SearchEnd.Open);
        }
    }

    private static RateSearch Run(SearchPlan plan, Func<SearchTrial, double> loss)
    {
        var search = new RateSearch(plan);
        while (search.Next() is { } trial)
        {
            Assert.InRange(trial.Rate, plan.LeastRate, plan.MostRate);
            search.Report(1_000_000, 1_000_000, (long)(1_000_000 * loss(trial)));
        }
        return search;
    }
}
