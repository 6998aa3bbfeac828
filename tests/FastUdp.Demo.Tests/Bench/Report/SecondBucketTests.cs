using FastUdp.Demo.Bench.Report;
using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Tests.Bench.Report;

public class SecondBucketTests
{
    [Fact]
    public void Few_seconds_stand_alone()
    {
        SecondBucket[] buckets = SecondBucket.Of(Seconds(600), static second => second.Mpps);
        Assert.Equal(600, buckets.Length);
        Assert.Equal(new SecondBucket(7, 7, 2, 2, 2), buckets[7]);
    }

    [Fact]
    public void A_stall_of_one_second_in_a_day_is_still_seen()
    {
        RunSecond[] day = Seconds(86_400);
        day[40_000] = day[40_000] with { Mpps = 0 };
        SecondBucket[] buckets = SecondBucket.Of(day, static second => second.Mpps);
        Assert.Equal(SecondBucket.MaxBuckets, buckets.Length);
        SecondBucket stalled = Assert.Single(buckets, static bucket => bucket.Least == 0);
        Assert.InRange(40_000, stalled.First, stalled.Last);
        Assert.Equal(2, stalled.Greatest);
    }

    [Fact]
    public void What_is_not_known_is_not_zero() => Assert.Null(SecondBucket.Of(Seconds(3), static second => second.LossPercent)[0].Mean);

    private static RunSecond[] Seconds(int count) => [.. Enumerable.Range(0, count).Select(static second => new RunSecond { Second = second, Mpps = 2 })];
}
