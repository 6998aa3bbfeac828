using FastUdp.Simulation;
using Xunit;

namespace FastUdp.Engine.Tests.Simulation;

public sealed class VirtualTimeTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly VirtualTime _time = new();
    private readonly List<(string Name, TimeSpan At)> _happened = [];

    [Fact]
    public void Time_stands_still_until_it_is_advanced()
    {
        Assert.Equal(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), _time.GetUtcNow());
        long before = _time.GetTimestamp();
        _time.Advance(3 * Second);
        Assert.Equal(3 * Second, _time.GetElapsedTime(before));
        Assert.Equal(3 * Second, _time.Now);
        Assert.Equal(new DateTimeOffset(2000, 1, 1, 0, 0, 3, TimeSpan.Zero), _time.GetUtcNow());
    }

    [Fact]
    public void Timers_fire_in_the_order_of_their_time_then_of_their_setting()
    {
        Set("late", 2 * Second);
        Set("first of two", Second);
        Set("second of two", Second);
        Set("at once", TimeSpan.Zero);
        Assert.Empty(_happened);
        _time.Advance(2 * Second);
        Assert.Equal([("at once", TimeSpan.Zero), ("first of two", Second), ("second of two", Second), ("late", 2 * Second)], _happened);
    }

    [Fact]
    public void A_periodic_timer_fires_until_it_is_disposed()
    {
        ITimer timer = Set("tick", Second, TimeSpan.FromMilliseconds(500));
        _time.Advance(2 * Second);
        Assert.Equal([1_000, 1_500, 2_000], _happened.Select(tick => (int)tick.At.TotalMilliseconds));
        timer.Dispose();
        _time.Advance(2 * Second);
        Assert.Equal(3, _happened.Count);
        Assert.False(timer.Change(Second, Second));
        Assert.Equal(0, _time.PendingCount);
    }

    [Fact]
    public void A_timer_can_be_changed_and_disposed_by_its_own_callback()
    {
        ITimer? timer = null;
        int calls = 0;
        timer = _time.CreateTimer(
            _ =>
            {
                calls++;
                if (calls == 1)
                    timer!.Change(5 * Second, Timeout.InfiniteTimeSpan);
                else
                    timer!.Dispose();
            },
            null, Second, Second);
        _time.Advance(5 * Second);
        Assert.Equal(1, calls);
        _time.Advance(Second);
        Assert.Equal(2, calls);
        Assert.True(_time.RunUntilIdle(Second));
        Assert.Equal(2, calls);
    }

    [Fact]
    public void A_timer_set_again_a_million_times_leaves_nothing_behind()
    {
        using ITimer timer = Set("end", Second);
        for (int i = 0; i < 1_000_000; i++)
            timer.Change(TimeSpan.FromTicks(10_000_000 - i), Timeout.InfiniteTimeSpan);
        Assert.Equal(1, _time.PendingCount);
        _time.Advance(Second);
        Assert.Equal(TimeSpan.FromTicks(9_000_001), Assert.Single(_happened).At);
    }

    [Fact]
    public void Any_mixture_of_setting_and_stopping_keeps_the_order()
    {
        var random = new Random(1);
        var due = new (TimeSpan At, int Number)?[400];
        var fired = new List<int>();
        ITimer[] timers = [.. Enumerable.Range(0, due.Length).Select(i =>
            _time.CreateTimer(_ => fired.Add(i), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan))];
        for (int number = 0; number < 20_000; number++)
        {
            int which = random.Next(due.Length);
            TimeSpan? at = random.Next(4) == 0 ? null : TimeSpan.FromTicks(random.Next(1_000));
            timers[which].Change(at ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            due[which] = at is { } time ? (time, number) : null;
        }
        int[] expected = [.. Enumerable.Range(0, due.Length).Where(i => due[i] is not null).OrderBy(i => due[i])];
        _time.Advance(Second);
        Assert.Equal(expected, fired);
    }

    [Fact]
    public void One_event_at_a_time_can_be_run()
    {
        Set("one", Second);
        Set("two", 2 * Second);
        Assert.True(_time.RunNext());
        Assert.Equal(Second, _time.Now);
        Assert.True(_time.RunNext());
        Assert.False(_time.RunNext());
        Assert.Equal(2 * Second, _time.Now);
    }

    [Fact]
    public void Running_until_idle_stops_the_clock_at_the_last_event_or_at_the_limit()
    {
        Set("one", Second);
        Assert.True(_time.RunUntilIdle(10 * Second));
        Assert.Equal(Second, _time.Now);
        Set("tick", Second, Second);
        Assert.False(_time.RunUntilIdle(10 * Second));
        Assert.Equal(11 * Second, _time.Now);
    }

    [Fact]
    public void A_run_from_within_an_event_is_refused_and_the_outer_run_can_go_on()
    {
        Exception? refused = null;
        _time.CreateTimer(_ => refused = Record.Exception(() => _time.Advance(Second)), null, Second, Timeout.InfiniteTimeSpan);
        _time.Advance(2 * Second);
        Assert.Contains("within one of its own events", Assert.IsType<InvalidOperationException>(refused).Message, StringComparison.Ordinal);
        _time.Advance(Second);
    }

    [Fact]
    public void What_a_callback_throws_ends_the_run_and_the_next_goes_on_behind_it()
    {
        _time.CreateTimer(_ => throw new FormatException("mine"), null, Second, Timeout.InfiniteTimeSpan);
        Set("after", Second);
        Assert.Throws<FormatException>(() => _time.Advance(2 * Second));
        Assert.Empty(_happened);
        _time.Advance(Second);
        Assert.Single(_happened);
    }

    [Fact]
    public async Task A_second_runner_is_refused_while_one_runs_in_the_background()
    {
        using var stop = new CancellationTokenSource();
        Task run = _time.RunAsync(stop.Token);
        var exception = Assert.Throws<InvalidOperationException>(() => _time.Advance(Second));
        Assert.Contains("another thread", exception.Message, StringComparison.Ordinal);
        await stop.CancelAsync();
        await run.Within();
        _time.Advance(Second);
    }

    [Fact]
    public async Task Running_in_the_background_carries_out_what_other_threads_schedule()
    {
        using var stop = new CancellationTokenSource();
        Task run = _time.RunAsync(stop.Token);
        for (int i = 0; i < 200; i++)
        {
            var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using ITimer timer = _time.CreateTimer(_ => fired.SetResult(), null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);
            await fired.Task.Within();
        }
        Assert.Equal(TimeSpan.FromDays(200), _time.Now);
        await stop.CancelAsync();
        await run.Within();
    }

    [Fact]
    public async Task What_an_event_throws_in_the_background_fails_the_run()
    {
        Task run = _time.RunAsync(TestContext.Current.CancellationToken);
        await using ITimer timer = _time.CreateTimer(_ => throw new FormatException("mine"), null, Second, Timeout.InfiniteTimeSpan);
        await Assert.ThrowsAsync<FormatException>(() => run.Within());
        _time.Advance(Second);
    }

    [Fact]
    public void Delays_and_periodic_waits_of_NET_go_on_inline_in_the_order_of_virtual_time()
    {
        int thread = Environment.CurrentManagedThreadId;
        var trace = new List<string>();
        async Task TickAsync()
        {
            using var timer = new PeriodicTimer(Second, _time);
            for (int i = 0; i < 3; i++)
            {
                await timer.WaitForNextTickAsync();
                trace.Add($"tick {_time.Now.TotalSeconds} {Environment.CurrentManagedThreadId == thread}");
            }
        }
        async Task DelayAsync()
        {
            await Task.Delay(1.5 * Second, _time);
            trace.Add($"delay {_time.Now.TotalSeconds} {Environment.CurrentManagedThreadId == thread}");
            using var timeout = new CancellationTokenSource(Second, _time);
            timeout.Token.Register(() => trace.Add($"cancelled {_time.Now.TotalSeconds} {Environment.CurrentManagedThreadId == thread}"));
            try
            {
                await new TaskCompletionSource().Task.WaitAsync(2 * Second, _time);
            }
            catch (TimeoutException)
            {
                trace.Add($"timed out {_time.Now.TotalSeconds} {Environment.CurrentManagedThreadId == thread}");
            }
        }
        Task[] programs = [TickAsync(), DelayAsync()];
        _time.Advance(4 * Second);
        Assert.All(programs, program => Assert.True(program.IsCompletedSuccessfully));
        Assert.Equal(["tick 1 True", "delay 1.5 True", "tick 2 True", "cancelled 2.5 True", "tick 3 True", "timed out 3.5 True"], trace);
    }

    [Fact]
    public void A_timer_refuses_times_that_a_timer_cannot_take()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Set("", TimeSpan.FromTicks(-5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Set("", TimeSpan.FromDays(60)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Set("", Second, TimeSpan.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => _time.Advance(TimeSpan.FromTicks(-1)));
        Assert.Equal(0, _time.PendingCount);
    }

    private ITimer Set(string name, TimeSpan due, TimeSpan? period = null) =>
        _time.CreateTimer(_ => _happened.Add((name, _time.Now)), null, due, period ?? Timeout.InfiniteTimeSpan);
}
