using System.Numerics;
using FastUdp.Demo.Bench.Rates;
using FsCheck.Fluent;

namespace FastUdp.Demo.Tests.Bench.Rates;

/// <summary>When datagrams are to leave, against exact arithmetic.</summary>
public sealed class ScheduleTests
{
    private const long Second = DatagramRate.Nanoseconds;

    [Fact]
    public void A_fixed_rate_sends_the_first_at_once_and_the_others_at_even_gaps() =>
        Assert.Equal([0, 250, 500, 750, 1_000], Take(new FixedSchedule(DatagramRate.Of(4_000_000)), 1_000));

    [Fact]
    public void What_does_not_divide_a_second_is_rounded_each_by_itself() =>
        Assert.Equal([0, 333_333_333, 666_666_666, Second], Take(new FixedSchedule(DatagramRate.Of(3)), Second));

    [Fact]
    public void Of_what_is_due_no_more_is_taken_than_there_is_room_for_and_the_rest_keeps_its_time()
    {
        var schedule = new FixedSchedule(DatagramRate.Of(1_000_000));
        Span<long> burst = stackalloc long[3];
        Assert.Equal(3, schedule.TakeDue(4_000, burst));
        Assert.Equal(3_000, schedule.NextDue);
        Assert.Equal(2, schedule.TakeDue(4_000, burst));
        Assert.Equal([3_000, 4_000], burst[..2]);
        Assert.Equal(0, schedule.TakeDue(4_999, burst));
        Assert.Equal(5_000, schedule.NextDue);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    [InlineData("999.7")]
    [InlineData("5k")]
    [InlineData("poisson:700")]
    [InlineData("steps:300@300ms,0@100ms,700@400ms,7@1s")]
    [InlineData("steps:0@1ms,3@100ms")]
    public void What_was_never_offered_is_counted_as_if_it_had_been_taken(string text)
    {
        Assert.True(RateParser.TryParse(text, out OfferedRate? rate, out _));
        foreach (int taken in (int[])[0, 1, 2, 17, 299, 300, 4_999])
        {
            long[] all = [.. Take(rate.Begin(84, 1), Second - 1)], some = new long[Math.Min(taken, all.Length)];
            ISendSchedule schedule = rate.Begin(84, 1);
            Assert.Equal(some.Length, schedule.TakeDue(Second - 1, some));
            Assert.Equal(all.Length - some.Length, schedule.CountBefore(Second));
        }
    }

    [Fact]
    public void A_year_that_was_never_offered_is_counted_at_once() =>
        Assert.Equal(31_536_000L * 1_000_000_000, new FixedSchedule(DatagramRate.Of(1_000_000_000)).CountBefore(31_536_000L * Second));

    [Fact]
    public void Any_rate_goes_by_the_exact_quotient() => Always.HoldsForLists(
        Gen.Choose(1, int.MaxValue).Two(), static pairs =>
        {
            foreach ((int datagrams, int seconds) in pairs)
            {
                var rate = new DatagramRate(datagrams, seconds);
                var schedule = new FixedSchedule(rate);
                long[] times = new long[50];
                Assert.Equal(times.Length, schedule.TakeDue(long.MaxValue - 1, times));
                for (int n = 0; n < times.Length; n++)
                    Assert.Equal(Exact(rate, n), times[n]);
            }
        });

    /// <summary>What holds for one such cycle holds for every later one: after 10^12 datagrams the times are as exact as at first.</summary>
    [Fact]
    public void After_as_many_datagrams_as_the_fraction_counts_everything_begins_again_at_the_exact_time()
    {
        var rate = new DatagramRate(1_009, 7);
        var gaps = new EvenGaps(rate, begin: 0);
        for (int n = 0; n < 3 * 1_009; n++, gaps.Advance())
            Assert.Equal((n / 1_009 * 7 * Second) + Exact(rate, n % 1_009), gaps.Next);
    }

    [Fact]
    public void Ten_million_by_addition_are_where_the_quotient_says()
    {
        var rate = new DatagramRate(10_000_000_000, 12_304);
        var gaps = new EvenGaps(rate, begin: 0);
        for (int n = 0; n < 10_000_000; n++)
            gaps.Advance();
        Assert.Equal(Exact(rate, 10_000_000), gaps.Next);
    }

    [Fact]
    public void Steps_follow_one_another_and_then_it_is_over()
    {
        var schedule = new SteppedSchedule(
            new(DatagramRate.Of(1_000), TimeSpan.FromMilliseconds(3)),
            new(DatagramRate.Of(0), TimeSpan.FromMilliseconds(2)),
            new(DatagramRate.Of(2_000), TimeSpan.FromMilliseconds(1)));
        Assert.Equal([0, 1_000_000, 2_000_000, 5_000_000, 5_500_000], Take(schedule, long.MaxValue));
        Assert.Equal(long.MaxValue, schedule.NextDue);
    }

    [Fact]
    public void A_step_that_ends_before_its_next_datagram_has_but_the_first()
    {
        var schedule = new SteppedSchedule(
            new(DatagramRate.Of(0), TimeSpan.FromSeconds(1)),
            new(DatagramRate.Of(1), TimeSpan.FromSeconds(0.5)),
            new(DatagramRate.Of(1), TimeSpan.FromSeconds(1)));
        Assert.Equal(Second, schedule.NextDue);
        Assert.Equal([Second, Second * 3 / 2], Take(schedule, long.MaxValue));
    }

    /// <summary>A closed loop would have shown one late answer.</summary>
    [Fact]
    public void A_stall_of_the_sender_makes_all_late_that_were_to_leave_meanwhile_each_by_what_was_left_of_it()
    {
        var schedule = new FixedSchedule(DatagramRate.Of(1_000));
        var lateness = new List<long>();
        long[] burst = new long[8];
        for (long now = 0; now <= Second; now += now == Second / 10 ? Second / 20 : Second / 10_000)
        {
            while (schedule.TakeDue(now, burst) is > 0 and int taken)
                lateness.AddRange(burst[..taken].Select(intended => (now - intended) / 1_000_000));
        }
        Assert.Equal(1_001, lateness.Count);
        Assert.Equal(Enumerable.Range(0, 50).Select(static milliseconds => (long)milliseconds), lateness.Where((_, n) => n is > 100 and <= 150).Order());
        Assert.Equal(0, lateness.Where(static (_, n) => n is <= 100 or > 150).Max());
    }

    [Fact]
    public void A_flood_is_always_due_and_never_late()
    {
        Span<long> burst = stackalloc long[2];
        Assert.Equal(2, new FloodSchedule().TakeDue(77, burst));
        Assert.Equal([77, 77], burst);
    }

    [Fact]
    public void Nothing_allocates()
    {
        // What the first calls allocate is the runtime's.
        TakeAll(Schedules());
        ISendSchedule[] schedules = Schedules();
        long before = GC.GetAllocatedBytesForCurrentThread();
        TakeAll(schedules);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);

        static ISendSchedule[] Schedules() =>
        [
            new FixedSchedule(DatagramRate.Of(1_000_000)), new PoissonSchedule(DatagramRate.Of(1_000_000), 1), new FloodSchedule(),
            new SteppedSchedule(new(DatagramRate.Of(1_000_000), TimeSpan.FromMilliseconds(1)), new(DatagramRate.Of(5), TimeSpan.FromDays(1))),
        ];

        static void TakeAll(ISendSchedule[] schedules)
        {
            Span<long> burst = stackalloc long[64];
            foreach (ISendSchedule schedule in schedules)
            {
                for (long now = 0; now < 10_000_000; now += 50_000)
                    schedule.TakeDue(now, burst);
            }
        }
    }

    private static long Exact(DatagramRate rate, long index) => (long)(BigInteger.Multiply(index, rate.Seconds) * Second / rate.Datagrams);

    private static List<long> Take(ISendSchedule schedule, long now)
    {
        var times = new List<long>();
        long[] burst = new long[2];
        while (schedule.TakeDue(now, burst) is > 0 and int taken)
            times.AddRange(burst[..taken]);
        return times;
    }
}
