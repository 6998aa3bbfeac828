using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Live;
using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Tests.Bench.Live;

public class LiveProgressTests
{
    private readonly TurnedClock _clock = new();
    private readonly RunCell _cell = new(1_472, new EndSetting());
    private readonly LiveProgress _progress;

    public LiveProgressTests() => _progress = new LiveProgress(_clock) { Outline = new RunOutline("throughput", 12, TimeSpan.FromSeconds(2)) };

    [Fact]
    public void What_is_left_follows_from_what_trials_have_taken()
    {
        Assert.Equal(24, _progress.Left!.Value.TotalSeconds);
        _clock.Turn(100);
        foreach (int _ in (int[])[1, 2])
        {
            _progress.Begin(0, _cell);
            _clock.Turn(3);
            _progress.End();
        }
        Assert.Equal(30, _progress.Left!.Value.TotalSeconds);
        _progress.Begin(0, _cell);
        _clock.Turn(1);
        Assert.Equal(29, _progress.Left!.Value.TotalSeconds);
        _clock.Turn(100);
        Assert.Equal(TimeSpan.Zero, _progress.Left);
    }

    [Fact]
    public void Where_results_decide_how_many_trials_there_are_nobody_knows_what_is_left()
    {
        _progress.Outline = new RunOutline("search", null, TimeSpan.FromSeconds(2));
        Assert.Null(_progress.Left);
        Assert.StartsWith("trial 1: search", LiveText.Where(_progress), StringComparison.Ordinal);
    }

    [Fact]
    public void The_rate_is_that_of_what_came_since_and_what_is_on_its_way_is_not_lost()
    {
        _progress.Begin(0, _cell);
        _clock.Turn(0.25);
        Assert.Equal(new LiveSample(3_600, null), _progress.Sample(1_000, 900));
        _clock.Turn(0.25);
        // All of the first thousand have come but ten; the second thousand may be on its way.
        Assert.Equal(new LiveSample(360, 1), _progress.Sample(2_000, 990));
        _clock.Turn(0.5);
        Assert.Equal(new LiveSample(2_020, 0), _progress.Sample(2_000, 2_000));
    }

    [Fact]
    public void After_the_warm_up_counting_begins_anew()
    {
        _progress.Begin(0, _cell);
        _clock.Turn(0.25);
        _progress.Sample(5_000, 5_000);
        _clock.Turn(0.25);
        Assert.Equal(new LiveSample(4_000, null), _progress.Sample(1_100, 1_000));
    }

    [Fact]
    public void Where_the_far_end_tells_nothing_meanwhile_it_is_what_leaves()
    {
        _progress.Begin(0, _cell);
        _clock.Turn(0.25);
        Assert.Equal(new LiveSample(4_000, null), _progress.Sample(1_000, null));
        _clock.Turn(0.25);
        Assert.Equal(new LiveSample(8_000, null), _progress.Sample(3_000, null));
    }

    [Fact]
    public void The_lines_say_which_trial_of_what_and_how_fast()
    {
        _progress.Begin(1, _cell);
        Assert.Equal("░░░░░░░░░░░░░░░░░░░░ trial 1 of 12: throughput, 1,472 B, fastudp, round 2, 0:24 left", LiveText.Where(_progress));
        Assert.Equal("1.25 M/s, 14.7 Gbit/s of payload, 0.5 % lost", LiveText.Rate(new LiveSample(1_250_000, 0.5), 1_472));
        Assert.Equal("1.25 M/s, 14.7 Gbit/s of payload", LiveText.Rate(new LiveSample(1_250_000, null), 1_472));
    }
}
