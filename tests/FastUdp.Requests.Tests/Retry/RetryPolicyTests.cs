using Xunit;

namespace FastUdp.Requests.Tests.Retry;

public class RetryPolicyTests
{
    // The chance at which a jitter changes nothing.
    private const double Even = 0.5;

    [Fact]
    public void The_default_waits_five_times_and_gives_up_after_3_1_seconds()
    {
        double[] waits = WaitsOf(RetryPolicy.Exponential());
        Assert.Equal([0.1, 0.2, 0.4, 0.8, 1.6], waits);
        Assert.Equal(3.1, waits.Sum(), 9);
    }

    [Fact]
    public void An_exponential_policy_may_grow_by_another_factor_to_another_end() =>
        Assert.Equal([1, 3, 9], WaitsOf(RetryPolicy.Exponential(TimeSpan.FromSeconds(1), factor: 3, longestWait: TimeSpan.FromSeconds(9))));

    [Fact]
    public void Jitter_changes_a_wait_by_its_part_and_neither_the_growth_nor_the_number()
    {
        RetryPolicy policy = RetryPolicy.Exponential(jitter: 0.5);
        for (int waits = 0; waits < 5; waits++)
        {
            double wait = policy.NextWait(waits, default, Even)!.Value.TotalSeconds;
            Assert.Equal(wait * 0.5, policy.NextWait(waits, default, 0)!.Value.TotalSeconds, 6);
            Assert.Equal(wait * 1.5, policy.NextWait(waits, default, 1 - 1e-12)!.Value.TotalSeconds, 6);
        }
        Assert.Null(policy.NextWait(5, default, 0));
        Assert.Null(policy.NextWait(5, default, 1 - 1e-12));
    }

    [Fact]
    public void A_fixed_policy_waits_the_same_after_each_of_so_many_sends() =>
        Assert.Equal([0.25, 0.25, 0.25], WaitsOf(RetryPolicy.Fixed(TimeSpan.FromSeconds(0.25), sends: 3)));

    [Fact]
    public void An_adaptive_policy_begins_at_a_second_while_nothing_is_measured() =>
        Assert.Equal([1, 2, 4, 8, 16], WaitsOf(RetryPolicy.Adaptive(jitter: 0)));

    [Fact]
    public void An_adaptive_policy_begins_at_the_mean_and_four_variations()
    {
        RoundTripEstimate estimate = default(RoundTripEstimate).With(TimeSpan.FromMilliseconds(80));
        Assert.Equal([0.24, 0.48, 0.96], WaitsOf(RetryPolicy.Adaptive(sends: 3, jitter: 0), estimate)); // 80 + 4 x 40 ms
    }

    [Fact]
    public void An_adaptive_policy_allows_a_millisecond_for_the_clock()
    {
        RoundTripEstimate steady = default;
        for (int i = 0; i < 300; i++)
            steady = steady.With(TimeSpan.FromMilliseconds(20));
        Assert.InRange(WaitsOf(RetryPolicy.Adaptive(sends: 1, jitter: 0), steady)[0], 0.021, 0.0212);
    }

    [Fact]
    public void An_adaptive_policy_keeps_its_bounds()
    {
        RoundTripEstimate fast = default(RoundTripEstimate).With(TimeSpan.FromMilliseconds(0.02));
        RoundTripEstimate slow = default(RoundTripEstimate).With(TimeSpan.FromMinutes(5));
        Assert.Equal([0.01, 0.02], WaitsOf(RetryPolicy.Adaptive(sends: 2, jitter: 0), fast));
        Assert.Equal([60, 60], WaitsOf(RetryPolicy.Adaptive(sends: 2, jitter: 0), slow));
        Assert.Equal([1, 2], WaitsOf(RetryPolicy.Adaptive(sends: 2, shortestWait: TimeSpan.FromSeconds(1), jitter: 0), fast));
    }

    [Fact]
    public void Ten_thousand_sends_end() =>
        Assert.Equal(10_000, WaitsOf(RetryPolicy.Adaptive(sends: 10_000)).Length);

    [Fact]
    public void A_value_out_of_bounds_throws_and_the_message_has_the_bounds()
    {
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => RetryPolicy.Exponential(TimeSpan.Zero));
        Assert.StartsWith("firstWait must be from 00:00:00.0010000 to 01:00:00.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_value_has_bounds()
    {
        TimeSpan second = TimeSpan.FromSeconds(1);
        AssertRefused(() => RetryPolicy.Exponential(second * 4_000));
        AssertRefused(() => RetryPolicy.Exponential(factor: 1));
        AssertRefused(() => RetryPolicy.Exponential(factor: double.NaN));
        AssertRefused(() => RetryPolicy.Exponential(second, longestWait: second / 2));
        AssertRefused(() => RetryPolicy.Exponential(jitter: 0.91));
        AssertRefused(() => RetryPolicy.Exponential(jitter: -0.01));
        AssertRefused(() => RetryPolicy.Fixed(TimeSpan.Zero, 1));
        AssertRefused(() => RetryPolicy.Fixed(second, 0));
        AssertRefused(() => RetryPolicy.Fixed(second, 10_001));
        AssertRefused(() => RetryPolicy.Adaptive(sends: 0));
        AssertRefused(() => RetryPolicy.Adaptive(shortestWait: second, longestWait: second / 2));
        AssertRefused(() => RetryPolicy.Adaptive(firstWait: TimeSpan.Zero));
    }

    private static void AssertRefused(Func<RetryPolicy> make) => Assert.Throws<ArgumentOutOfRangeException>(make);

    /// <summary>The waits in seconds until it gives up.</summary>
    private static double[] WaitsOf(RetryPolicy policy, in RoundTripEstimate estimate = default)
    {
        var waits = new List<double>();
        while (policy.NextWait(waits.Count, estimate, Even) is { } wait)
            waits.Add(wait.TotalSeconds);
        return [.. waits];
    }
}
