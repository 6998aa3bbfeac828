using FastUdp.Demo.Bench.Stamp;

namespace FastUdp.Demo.Tests.Bench.Stamp;

/// <summary>RFC 3550 section 6.4.1 by hand.</summary>
public class InterarrivalJitterTests
{
    [Fact]
    public void Each_difference_counts_a_sixteenth()
    {
        var jitter = new InterarrivalJitter();
        double[] after = [.. ((long[])[1_000, 1_016, 1_000, 1_000]).Select(transit =>
        {
            jitter.Take(transit);
            return jitter.Nanoseconds;
        })];
        Assert.Equal([0, 1, 1.9375, 1.81640625], after);
    }

    [Fact]
    public void The_difference_of_two_clocks_falls_out()
    {
        var own = new InterarrivalJitter();
        var foreign = new InterarrivalJitter();
        foreach (long transit in (long[])[5, 9, 2, 7])
        {
            own.Take(transit);
            foreign.Take(transit - 3_600_000_000_000);
        }
        Assert.Equal(own.Nanoseconds, foreign.Nanoseconds);
    }
}
