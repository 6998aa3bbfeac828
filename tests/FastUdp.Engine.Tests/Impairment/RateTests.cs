using FastUdp.Impairment;
using Xunit;

namespace FastUdp.Engine.Tests.Impairment;

public class RateTests
{
    [Theory]
    [InlineData(1_000_000, 125, 1_000)]
    [InlineData(1_000_000_000, 1, 100_000)]
    [InlineData(10_000_000_000, 60, 100_000)]
    [InlineData(3, 7, 50)]
    public void So_many_datagrams_take_so_many_bits_by_the_rate(double bitsPerSecond, int length, int count)
    {
        LinkVerdict[] verdicts = Links.Judge(new LinkImpairment { BitsPerSecond = bitsPerSecond }, count, length: length);
        for (int i = 0; i < count; i++)
        {
            double expected = (i + 1) * (length * 8.0) * TimeSpan.TicksPerSecond / bitsPerSecond;
            Assert.InRange(verdicts[i].Delay.Ticks, expected - 1, expected + 1);
        }
    }

    [Fact]
    public void A_link_that_has_been_idle_gives_no_credit()
    {
        // A byte takes 1 ms.
        var link = new ImpairedLink(new LinkImpairment { BitsPerSecond = 8_000 }, Links.Seed);
        Assert.Equal(10, link.Judge(TimeSpan.Zero, 10).Delay.TotalMilliseconds);
        Assert.Equal(14, link.Judge(TimeSpan.FromMilliseconds(6), 10).Delay.TotalMilliseconds);
        Assert.Equal(10, link.Judge(TimeSpan.FromMilliseconds(500), 10).Delay.TotalMilliseconds);
    }

    [Fact]
    public void The_delay_counts_from_the_passing_and_a_copy_takes_none_of_the_rate()
    {
        var link = new ImpairedLink(
            new LinkImpairment { BitsPerSecond = 8_000, Delay = TimeSpan.FromMilliseconds(100), Duplication = 1 }, Links.Seed);
        for (int i = 1; i <= 5; i++)
        {
            LinkVerdict verdict = link.Judge(TimeSpan.Zero, 10);
            Assert.Equal(100 + (10 * i), verdict.Delay.TotalMilliseconds);
            Assert.Equal(verdict.Delay, verdict.CopyDelay);
        }
    }

    [Fact]
    public void What_is_lost_takes_none_of_the_rate_and_an_empty_datagram_no_time()
    {
        var outage = new Outage(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));
        var link = new ImpairedLink(new LinkImpairment { BitsPerSecond = 8_000, Outages = [outage] }, Links.Seed);
        Assert.Equal(10, link.Judge(TimeSpan.Zero, 10).Delay.TotalMilliseconds);
        Assert.False(link.Judge(TimeSpan.FromMilliseconds(1), 10).IsDelivered);
        Assert.Equal(8, link.Judge(TimeSpan.FromMilliseconds(2), 0).Delay.TotalMilliseconds);
        Assert.Equal(0, link.Judge(TimeSpan.FromMilliseconds(20), 0).Delay.TotalMilliseconds);
    }

    [Fact]
    public void A_full_queue_drops_and_counts_and_what_it_drops_takes_none_of_the_rate()
    {
        var link = new ImpairedLink(new LinkImpairment { BitsPerSecond = 8_000, QueueCapacity = 3 }, Links.Seed);
        bool[] taken = Enumerable.Range(0, 5).Select(_ => link.Judge(TimeSpan.Zero, 10).IsDelivered).ToArray();
        Assert.Equal([true, true, true, false, false], taken);

        link.OnDelivered();
        Assert.Equal(40, link.Judge(TimeSpan.Zero, 10).Delay.TotalMilliseconds);
        Assert.False(link.Judge(TimeSpan.Zero, 10).IsDelivered);
        LinkStatistics statistics = link.Statistics;
        Assert.Equal((7, 3, 1, 3), (statistics.Entered, statistics.Overflowed, statistics.Delivered, statistics.UnderWay));
    }

    [Fact]
    public void A_copy_that_finds_no_room_is_counted_as_made_and_as_dropped()
    {
        var link = new ImpairedLink(
            new LinkImpairment { Delay = TimeSpan.FromSeconds(1), Duplication = 1, QueueCapacity = 3 }, Links.Seed);
        Assert.NotNull(link.Judge(TimeSpan.Zero, 10).CopyDelay);
        LinkVerdict second = link.Judge(TimeSpan.Zero, 10);
        Assert.True(second.IsDelivered);
        Assert.Null(second.CopyDelay);
        LinkStatistics statistics = link.Statistics;
        Assert.Equal((2, 2, 1, 3), (statistics.Entered, statistics.Duplicated, statistics.Overflowed, statistics.UnderWay));
    }

    [Fact]
    public void What_comes_out_at_once_needs_no_room()
    {
        var impairment = new LinkImpairment { QueueCapacity = 1, Duplication = 1 };
        var link = new ImpairedLink(impairment, Links.Seed);
        for (int i = 0; i < 100; i++)
            Assert.Equal(new LinkVerdict(true, TimeSpan.Zero, TimeSpan.Zero, -1), link.Judge(TimeSpan.Zero, 10));
        Assert.Equal(200, link.Statistics.Delivered);
    }

    [Fact]
    public void The_longest_queue_at_the_lowest_rate_stays_within_the_clock()
    {
        var link = new ImpairedLink(new LinkImpairment { BitsPerSecond = 1, QueueCapacity = 1 << 24, Delay = TimeSpan.FromDays(1) }, Links.Seed);
        for (int i = 0; i < 1_000_000; i++)
            Assert.True(link.Judge(TimeSpan.FromTicks(i), 65_527).Delay > TimeSpan.FromDays(1));
        Assert.True(DateTime.UnixEpoch + link.Judge(TimeSpan.FromDays(1), 65_527).Delay < DateTime.MaxValue);
    }
}
