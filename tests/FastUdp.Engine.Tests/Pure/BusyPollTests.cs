using System.Diagnostics;
using FastUdp.Transport;
using Xunit;

namespace FastUdp.Engine.Tests.Pure;

public class BusyPollTests
{
    private const long Start = 1_000_000_000;
    private static readonly long AdaptiveTicks = Ticks(BusyPoll.AdaptiveBudget);

    [Fact]
    public void It_begins_by_sleeping_at_once()
    {
        Assert.Equal(0, new BusyPoll(null, processorCount: 8).Budget(Start));
    }

    [Fact]
    public void Short_gaps_in_a_row_make_it_try()
    {
        var poll = new BusyPoll(null, processorCount: 8);
        Sleep(poll, 4, Microseconds(50));
        Assert.Equal(AdaptiveTicks, poll.Budget(Start));
    }

    [Fact]
    public void A_long_gap_among_them_makes_it_sleep()
    {
        var poll = new BusyPoll(null, processorCount: 8);
        Sleep(poll, 100, Microseconds(50));
        Sleep(poll, 1, Microseconds(5_000));
        Assert.Equal(0, poll.Budget(Start));
        Sleep(poll, 3, Microseconds(50));
        Assert.Equal(0, poll.Budget(Start));
        Sleep(poll, 1, Microseconds(50));
        Assert.Equal(AdaptiveTicks, poll.Budget(Start));
    }

    [Fact]
    public void Each_budget_spent_in_vain_asks_for_more_short_gaps_the_next_time_up_to_a_bound()
    {
        var poll = new BusyPoll(null, processorCount: 8);
        int last = 4;
        for (int i = 0; i < 20; i++)
        {
            int needed = 0;
            while (poll.Budget(Start) == 0)
            {
                Sleep(poll, 1, Microseconds(50));
                needed++;
                Assert.True(needed <= 4_096, "It never tries again.");
            }
            Assert.InRange(needed, last, 4_096);
            last = needed;
            poll.OnSpent();
        }
        Assert.Equal(4_096, last);
        Sleep(poll, 4_096, Microseconds(50));
        poll.OnArrived();
        poll.OnSlept(Start, Microseconds(5_000));
        Sleep(poll, 4, Microseconds(50));
        Assert.Equal(AdaptiveTicks, poll.Budget(Start));
    }

    [Fact]
    public void A_try_that_took_far_too_long_makes_it_rest_a_while()
    {
        var poll = new BusyPoll(null, processorCount: 8);
        Sleep(poll, 4, Microseconds(50));
        poll.OnTry(Start, Microseconds(299));
        Assert.Equal(AdaptiveTicks, poll.Budget(Start));
        poll.OnTry(Start, Microseconds(301));
        Assert.Equal(0, poll.Budget(Start));
        Assert.Equal(0, poll.Budget(Start + Microseconds(49_999)));
        Assert.Equal(AdaptiveTicks, poll.Budget(Start + Microseconds(50_001)));
    }

    [Fact]
    public void On_one_processor_it_never_tries_by_itself()
    {
        var poll = new BusyPoll(null, processorCount: 1);
        Sleep(poll, 100, Microseconds(50));
        Assert.Equal(0, poll.Budget(Start));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(10_000)]
    public void A_budget_of_the_user_holds_whatever_happens(int microseconds)
    {
        var poll = new BusyPoll(TimeSpan.FromMicroseconds(microseconds), processorCount: 1);
        Assert.Equal(Microseconds(microseconds), poll.Budget(Start));
        poll.OnTry(Start, Microseconds(1_000_000));
        poll.OnSpent();
        poll.OnSlept(Start, Microseconds(1_000_000));
        Assert.Equal(Microseconds(microseconds), poll.Budget(Start));
    }

    [Fact]
    public void An_infinite_budget_is_never_spent() =>
        Assert.Equal(long.MaxValue, new BusyPoll(Timeout.InfiniteTimeSpan, processorCount: 1).Budget(Start));

    [Fact]
    public void The_longest_budget_is_not_cut_by_an_overflow() =>
        Assert.True(new BusyPoll(TimeSpan.MaxValue, processorCount: 1).Budget(Start) > Microseconds(1_000_000));

    [Fact]
    public void The_capability_row_says_which_form_is_in_use()
    {
        Assert.True(BusyPoll.Describe(null).IsOn);
        Assert.False(BusyPoll.Describe(TimeSpan.Zero).IsOn);
        Assert.Contains("BusyPoll is zero", BusyPoll.Describe(TimeSpan.Zero).Reason, StringComparison.Ordinal);
        Assert.Contains("1,500", BusyPoll.Describe(TimeSpan.FromMicroseconds(1_500)).Reason, StringComparison.Ordinal);
        Assert.Contains("core", BusyPoll.Describe(Timeout.InfiniteTimeSpan).Reason, StringComparison.Ordinal);
    }

    private static void Sleep(BusyPoll poll, int times, long gapTicks)
    {
        for (int i = 0; i < times; i++)
            poll.OnSlept(Start, gapTicks);
    }

    private static long Microseconds(int count) => Ticks(TimeSpan.FromMicroseconds(count));

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
