using FastUdp.Demo.Bench.Counting;
using FsCheck.Fluent;

namespace FastUdp.Demo.Tests.Bench.Counting;

public class InterarrivalJitterTests
{
    [Fact]
    public void Datagrams_that_are_equally_long_under_way_have_none() =>
        Assert.Equal(0, Of(Enumerable.Repeat(1_000_000L, 100)));

    [Fact]
    public void Before_the_second_datagram_there_is_none()
    {
        Assert.Equal(0, Of([]));
        Assert.Equal(0, Of([123_456]));
    }

    [Fact]
    public void One_that_is_late_by_sixteen_counts_one() => Assert.Equal(1, Of([100, 116]));

    [Fact]
    public void It_comes_near_the_difference_of_those_that_alternate() =>
        Assert.InRange(Of(Enumerable.Range(0, 1_000).Select(static i => i % 2 * 50_000L)), 49_990, 50_000);

    [Fact]
    public void What_the_clocks_differ_by_makes_no_difference() => Always.HoldsForLists(
        Gen.Choose(0, 10_000_000), static transits =>
            Assert.Equal(Of(transits.Select(static t => (long)t)), Of(transits.Select(static t => t - (1L << 60)))));

    /// <summary>J += (|D| - J) / 16, of section 6.4.1, in real numbers. Each step rounds by at most half a sixteenth.</summary>
    [Fact]
    public void It_is_the_formula_but_for_rounding() => Always.HoldsForLists(
        Gen.Choose(-1_000_000, 1_000_000), static transits =>
        {
            double jitter = 0;
            for (int i = 1; i < transits.Length; i++)
                jitter += (Math.Abs((double)transits[i] - transits[i - 1]) - jitter) / 16;
            Assert.Equal(jitter, Of(transits.Select(static t => (long)t)), tolerance: 1.5);
        });

    private static long Of(IEnumerable<long> transits)
    {
        var jitter = new InterarrivalJitter();
        foreach (long transit in transits)
            jitter.Take(transit);
        return jitter.Value;
    }
}
