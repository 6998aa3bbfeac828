using FastUdp.Pacing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Pacing;

public class TokenBucketTests
{
    private const long Second = 1_000_000_000;

    /// <summary>A bucket and the attempts on it: how long after the last, how many bytes.</summary>
    private static readonly Gen<(long Rate, int Burst, (int Nanoseconds, int Bytes)[] Attempts)> Runs =
        from rate in Gen.Elements(1_000L, 12_345L, 1_000_003L, 125_000_000L, 12_500_000_000L, 1_000_000_000_000L)
        from burst in Gen.Elements(1, 100, 1_500, 65_535, 1 << 30)
        from attempts in Gen.ArrayOf(Gen.Choose(0, 5_000_000).SelectMany(time => Gen.Choose(28, 65_555).Select(bytes => (time, bytes))), 60)
        select (rate, burst, attempts);

    [Fact]
    public void A_full_bucket_lets_a_burst_go_and_then_the_rate()
    {
        var bucket = new TokenBucket(1_000, 500, Second, now: 7);
        Assert.True(bucket.TryTake(300, 7));
        Assert.True(bucket.TryTake(200, 7));
        Assert.False(bucket.TryTake(1, 7));
        Assert.Equal(Second / 10, bucket.TicksUntil(100, 7));
        Assert.False(bucket.TryTake(100, 7 + (Second / 10) - 1));
        Assert.True(bucket.TryTake(100, 7 + (Second / 10)));
        Assert.Equal(Second / 2, bucket.TicksUntilFull(7 + (Second / 10)));
    }

    [Fact]
    public void What_is_longer_than_a_burst_leaves_a_full_bucket_and_owes_the_rest()
    {
        var bucket = new TokenBucket(1_000, 500, Second, now: 0);
        Assert.True(bucket.TryTake(1_500, 0));
        Assert.Equal(3 * Second / 2, bucket.TicksUntil(500, 0));
        Assert.Equal(3 * Second / 2, bucket.TicksUntil(1_500, 0));
        Assert.Equal((Second / 1_000) + Second, bucket.TicksUntil(1, 0));
    }

    [Fact]
    public void What_did_not_leave_is_given_back_up_to_a_full_bucket()
    {
        var bucket = new TokenBucket(1_000, 500, Second, now: 0);
        Assert.True(bucket.TryTake(400, 0));
        bucket.Return(400);
        bucket.Return(400);
        Assert.True(bucket.TryTake(500, 0));
        Assert.False(bucket.TryTake(1, 0));
    }

    [Fact]
    public void A_clock_that_goes_back_gives_nothing()
    {
        var bucket = new TokenBucket(1_000, 500, Second, now: Second);
        Assert.True(bucket.TryTake(500, Second));
        Assert.False(bucket.TryTake(1, 0));
        Assert.True(bucket.TryTake(1, Second + (Second / 1_000)));
    }

    [Fact]
    public void Over_no_time_does_more_leave_than_the_rate_and_a_burst() =>
        Always.HoldsFor(Runs, run =>
        {
            var bucket = new TokenBucket(run.Rate, run.Burst, Second, now: 0);
            var departures = new List<(long At, int Bytes)>();
            long now = 0;
            foreach ((int nanoseconds, int bytes) in run.Attempts)
            {
                now += nanoseconds;
                if (bucket.TryTake(bytes, now))
                    departures.Add((now, bytes));
            }
            AssertBounded(departures, run.Rate, run.Burst);
        });

    [Fact]
    public void Whoever_waits_as_long_as_it_is_told_is_let_go_then_and_no_sooner() =>
        Always.HoldsFor(Runs, run =>
        {
            var bucket = new TokenBucket(run.Rate, run.Burst, Second, now: 0);
            var departures = new List<(long At, int Bytes)>();
            long now = 0;
            foreach ((int nanoseconds, int bytes) in run.Attempts)
            {
                now += nanoseconds;
                long ticks = bucket.TicksUntil(bytes, now);
                Assert.Equal(ticks == 0, bucket.TryTake(bytes, Math.Max(now, now + ticks - 1)));
                if (ticks > 0)
                    Assert.True(bucket.TryTake(bytes, now + ticks));
                now += ticks;
                departures.Add((now, bytes));
            }
            AssertBounded(departures, run.Rate, run.Burst);
        });

    [Fact]
    public void A_long_run_gets_the_rate_to_the_byte()
    {
        // A rate and a length that share nothing with the frequency: what is rounded away once a take would add up.
        const long Rate = 1_000_003;
        const int Bytes = 1_471;
        const int Count = 1_000_000;
        var bucket = new TokenBucket(Rate, 2 * Bytes, Second, now: 0);
        long now = 0;
        for (int i = 0; i < Count; i++)
        {
            now += bucket.TicksUntil(Bytes, now);
            Assert.True(bucket.TryTake(Bytes, now));
        }
        Int128 exact = (Int128)(Count - 2) * Bytes * Second / Rate;
        Assert.InRange(now, (long)exact, (long)exact + 1);
    }

    private static void AssertBounded(List<(long At, int Bytes)> departures, long rate, int burst)
    {
        for (int first = 0; first < departures.Count; first++)
        {
            Int128 bytes = 0;
            int longest = burst;
            for (int last = first; last < departures.Count; last++)
            {
                bytes += departures[last].Bytes;
                longest = Math.Max(longest, departures[last].Bytes);
                Int128 allowed = ((Int128)rate * (departures[last].At - departures[first].At)) + ((Int128)longest * Second);
                Assert.True(bytes * Second <= allowed, $"{bytes} bytes from {departures[first].At} to {departures[last].At} ns at {rate} B/s and {burst} bytes a burst.");
            }
        }
    }
}
