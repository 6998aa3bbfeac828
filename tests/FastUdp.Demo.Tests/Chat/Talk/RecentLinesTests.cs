using FastUdp.Demo.Chat.Talk;

namespace FastUdp.Demo.Tests.Chat.Talk;

/// <summary>What the network may mean when it says that something failed.</summary>
public class RecentLinesTests
{
    [Fact]
    public void The_last_is_named_first_and_each_once()
    {
        var recent = new RecentLines(TimeProvider.System);
        Assert.Null(recent.TakeLast());
        recent.Add("one");
        recent.Add("two");
        Assert.Equal(("two", "one", null), (recent.TakeLast(), recent.TakeLast(), recent.TakeLast()));
    }

    [Fact]
    public void What_is_old_is_not_named()
    {
        var clock = new StoppedClock();
        var recent = new RecentLines(clock);
        recent.Add("one");
        clock.Seconds = 6;
        Assert.Null(recent.TakeLast());
    }

    [Fact]
    public void Only_so_many_are_kept()
    {
        var recent = new RecentLines(TimeProvider.System);
        for (int line = 0; line < 100; line++)
            recent.Add($"{line}");
        int count = 0;
        while (recent.TakeLast() is not null)
            count++;
        Assert.Equal(64, count);
    }

    [Fact]
    public void A_long_line_is_cut_between_letters()
    {
        Assert.Equal(new string('x', 60), RecentLines.Excerpt(new string('x', 60)));
        Assert.Equal(new string('x', 59) + "…", RecentLines.Excerpt(new string('x', 59) + "😀!"));
    }

    private sealed class StoppedClock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
