using System.Collections.Concurrent;
using FastUdp.Pacing;
using FastUdp.Transport;
using Xunit;

namespace FastUdp.Engine.Tests.Pacing;

public class PacerTests
{
    private const int Bytes = 1_000;

    private readonly GatedClock _clock = new();
    private readonly SendCounters _counters = new();

    [Fact]
    public async Task Those_that_wait_go_in_the_order_they_came_and_nobody_past_them()
    {
        Pacer pacer = MakeEmpty();
        var order = new ConcurrentQueue<int>();
        var takers = new List<Task>();
        for (int i = 0; i < 4; i++)
        {
            int number = i;
            takers.Add(TimeLimits.OnOwnThread(() =>
            {
                pacer.Take(Bytes);
                order.Enqueue(number);
            }));
            await TimeLimits.Until(() => _counters.PacedSends == number + 1, "the sender waits");
        }
        await TimeLimits.Until(() => _clock.IsWaitedFor, "the first waits for tokens");

        // There are tokens for a short one, and it is not its turn.
        _clock.Advance(500_000);
        Assert.False(pacer.TryTake(1));
        for (int i = 0; i < 4; i++)
        {
            _clock.Advance(1_000_000);
            _clock.Open();
            await TimeLimits.Until(() => order.Count > i, "the next one goes");
        }
        await Task.WhenAll(takers).Within();
        Assert.Equal([0, 1, 2, 3], order);
        _clock.Advance(1_000);
        Assert.True(pacer.TryTake(1));
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_or_closed_takes_nothing_and_lets_the_next_one_go()
    {
        Pacer pacer = MakeEmpty();
        using var cancellation = new CancellationTokenSource();
        Task cancelled = TimeLimits.OnOwnThread(() => pacer.Take(Bytes, cancellation.Token));
        await TimeLimits.Until(() => _clock.IsWaitedFor, "it waits for tokens");
        Task next = TimeLimits.OnOwnThread(() => pacer.Take(Bytes));
        await TimeLimits.Until(() => _counters.PacedSends == 2, "the next waits");
        await cancellation.CancelAsync();
        _clock.Open();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled.Within());

        _clock.Advance(1_000_000);
        _clock.Open();
        await next.Within();
        pacer.Close();
        Assert.Throws<ObjectDisposedException>(() => pacer.Take(Bytes));
    }

    // A thousand bytes a millisecond.
    private Pacer MakeEmpty()
    {
        var pacer = new Pacer(new TokenBucket(1_000_000, Bytes, _clock.TicksPerSecond, _clock.Now), _clock, _counters);
        Assert.True(pacer.TryTake(Bytes));
        return pacer;
    }

    /// <summary>A clock the test moves, whose waits last until the test opens them.</summary>
    private sealed class GatedClock(ManualPacing.ManualTime time) : PacingClock(time)
    {
        private int _opened;
        private int _waiting;

        public GatedClock()
            : this(new ManualPacing.ManualTime())
        {
        }

        public bool IsWaitedFor => Volatile.Read(ref _waiting) > 0;

        public void Advance(long nanoseconds) => time.Now += nanoseconds;

        /// <summary>Ends the wait there is, or the next.</summary>
        public void Open() => Interlocked.Increment(ref _opened);

        public override void Wait(long ticks, long spareTicks)
        {
            Interlocked.Increment(ref _waiting);
            Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref _opened) > 0, TimeLimits.Limit));
            Interlocked.Decrement(ref _opened);
            Interlocked.Decrement(ref _waiting);
        }
    }
}
