using FastUdp.Impairment;
using FastUdp.Simulation;
using Xunit;

namespace FastUdp.Engine.Tests.Impairment;

public class DueTimerTests
{
    private readonly VirtualTime _clock = new();

    [Fact]
    public void It_goes_off_once_at_the_earliest_moment_it_was_armed_for()
    {
        var fired = new List<long>();
        using var timer = new DueTimer(_clock, () => fired.Add(_clock.Now.Ticks));
        timer.ArmFor(TimeSpan.FromTicks(30), _clock.Now);
        timer.ArmFor(TimeSpan.FromTicks(10), _clock.Now);
        timer.ArmFor(TimeSpan.FromTicks(20), _clock.Now);
        timer.ArmFor(TimeSpan.MaxValue, _clock.Now);
        _clock.Advance(TimeSpan.FromTicks(100));
        Assert.Equal([10], fired);

        timer.ArmFor(TimeSpan.FromTicks(50), _clock.Now);
        _clock.Advance(TimeSpan.Zero);
        Assert.Equal([10, 100], fired);
    }

    [Fact]
    public void What_is_due_in_years_is_waited_for_in_stretches()
    {
        int fired = 0;
        using var timer = new DueTimer(_clock, () => fired++);
        timer.ArmFor(TimeSpan.FromDays(10_000), _clock.Now);
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, fired);
    }

    [Fact]
    public void It_calls_nobody_once_it_is_disposed()
    {
        int fired = 0;
        var timer = new DueTimer(_clock, () => fired++);
        timer.ArmFor(TimeSpan.FromTicks(10), _clock.Now);
        timer.Dispose();
        _clock.Advance(TimeSpan.FromTicks(100));
        Assert.Equal(0, fired);
    }

    [Fact]
    public async Task On_the_systems_clock_it_never_goes_off_before_its_time()
    {
        long start = TimeProvider.System.GetTimestamp();
        var fired = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var timer = new DueTimer(TimeProvider.System, () => fired.TrySetResult(TimeProvider.System.GetElapsedTime(start)));
        timer.ArmFor(TimeSpan.FromMilliseconds(10.3), TimeProvider.System.GetElapsedTime(start));
        Assert.True(await fired.Task.Within() >= TimeSpan.FromMilliseconds(9.9));
    }
}
