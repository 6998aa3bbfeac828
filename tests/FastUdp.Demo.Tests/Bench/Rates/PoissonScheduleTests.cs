using FastUdp.Demo.Bench.Rates;

namespace FastUdp.Demo.Tests.Bench.Rates;

/// <summary>Gaps by chance: their distribution, and that their sum loses nothing.</summary>
public sealed class PoissonScheduleTests
{
    private const int Count = 200_000;

    [Fact]
    public void The_same_seed_gives_the_same_times_and_another_one_others()
    {
        Assert.Equal(Times(1_000_000, 7), Times(1_000_000, 7));
        Assert.NotEqual(Times(1_000_000, 7), Times(1_000_000, 8));
    }

    /// <summary>The generator against the first outputs of the published reference implementation for seed 1234567.</summary>
    [Fact]
    public void The_numbers_are_those_of_SplitMix64()
    {
        var numbers = new SeededNumbers(1_234_567);
        ulong[] reference = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        foreach (ulong number in reference)
            Assert.Equal(((number >> 11) + 0.5) / (1L << 53), numbers.NextFraction());
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(1_000_000)]
    [InlineData(1_000_000_000)]
    public void Mean_and_deviation_of_the_gaps_are_those_of_an_exponential_distribution(long perSecond)
    {
        double mean = 1e9 / perSecond;
        double[] gaps = Gaps(perSecond);

        // Four standard errors; each figure is rounded to nanoseconds, which matters to the last case alone.
        double error = 4 / Math.Sqrt(Count);
        Assert.InRange(gaps.Average() / mean, 1 - error, 1 + error);
        double deviation = Math.Sqrt(gaps.Average(gap => (gap - mean) * (gap - mean)));
        Assert.InRange(deviation / mean, 1 - (2 * error), perSecond == 1_000_000_000 ? 1.2 : 1 + (2 * error));
    }

    [Fact]
    public void As_many_gaps_are_longer_than_each_multiple_of_the_mean_as_should_be()
    {
        double[] gaps = Gaps(1_000);
        foreach (double multiple in (double[])[0.1, 0.5, 1, 2, 4, 8])
        {
            double expected = Math.Exp(-multiple);
            double share = (double)gaps.Count(gap => gap > multiple * 1e6) / Count;
            Assert.InRange(share - expected, -4 * Math.Sqrt(expected / Count), 4 * Math.Sqrt(expected / Count));
        }
    }

    [Fact]
    public void One_gap_tells_nothing_of_the_next()
    {
        double[] gaps = Gaps(1_000);
        double product = gaps.Zip(gaps.Skip(1), static (one, next) => (one - 1e6) * (next - 1e6)).Average() / 1e12;
        Assert.InRange(product, -4 / Math.Sqrt(Count), 4 / Math.Sqrt(Count));
    }

    /// <summary>The bound is 2^-32 ns a datagram, and one for the rounding down of the sum.</summary>
    [Fact]
    public void The_sum_is_that_of_the_gaps_in_exact_arithmetic()
    {
        long[] times = Times(14_880_952, 3);
        var numbers = new SeededNumbers(3);
        decimal exact = 0;
        foreach (long time in times)
        {
            exact += (decimal)(-Math.Log(numbers.NextFraction()) * 1e9 / 14_880_952);
            Assert.InRange(exact - time, -0.0001m, 1.0001m);
        }
    }

    private static double[] Gaps(long perSecond)
    {
        long[] times = Times(perSecond, seed: 1);
        return [.. times.Zip(times.Prepend(0), static (time, before) => (double)(time - before))];
    }

    private static long[] Times(long perSecond, long seed)
    {
        long[] times = new long[Count];
        Assert.Equal(Count, new PoissonSchedule(DatagramRate.Of(perSecond), seed).TakeDue(long.MaxValue, times));
        return times;
    }
}
