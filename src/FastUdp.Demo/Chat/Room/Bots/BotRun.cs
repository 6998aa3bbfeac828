using FastUdp.Demo.Chat.Room.Server;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Chat.Room.Bots;

/// <summary>Bots from their joining to their report.</summary>
internal sealed class BotRun(BotCrowd crowd, RoomService room, BotOptions options, TimeProvider time)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan JoinPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LastLinesPatience = TimeSpan.FromSeconds(1);

    /// <param name="duration">How long they talk; null is until they are stopped.</param>
    /// <param name="stop">Ends it; the report is made all the same.</param>
    public async Task<BotReport> RunAsync(TimeSpan? duration, CancellationToken stop)
    {
        await WaitAsync(crowd.AreSettled, JoinPatience, stop);
        RoomCounters before = room.Counters;
        CrowdTally tallyBefore = crowd.Count();
        long start = time.GetTimestamp();
        crowd.BeginTalk();
        await TalkAsync(duration ?? Timeout.InfiniteTimeSpan, stop);

        crowd.EndTalk();
        TimeSpan elapsed = time.GetElapsedTime(start);
        RoomCounters after = room.Counters;
        int others = Math.Max(tallyBefore.Present - 1, 0);
        long Expected() => (room.Counters.Lines - before.Lines) * others;
        await WaitAsync(() => crowd.Count().Received - tallyBefore.Received >= Expected(), LastLinesPatience, CancellationToken.None);
        return new BotReport
        {
            Bots = options.Bots,
            Present = tallyBefore.Present,
            Lines = after.Lines - before.Lines,
            FannedOut = after.FannedOut - before.FannedOut,
            Received = crowd.Count().Received - tallyBefore.Received,
            LinesAgain = room.Counters.LinesAgain - before.LinesAgain,
            Missed = Math.Max(0, Expected() - (crowd.Count().Received - tallyBefore.Received)),
            Elapsed = elapsed,
        };
    }

    private async Task TalkAsync(TimeSpan duration, CancellationToken stop)
    {
        Task over = Task.Delay(duration, time, stop);
        using var line = new LiveLine();
        RoomCounters last = room.Counters;
        long lastAt = time.GetTimestamp();
        while (await Task.WhenAny(over, Task.Delay(LiveLine.Interval, time, CancellationToken.None)) != over)
        {
            RoomCounters now = room.Counters;
            double seconds = Math.Max(time.GetElapsedTime(lastAt).TotalSeconds, 1e-9);
            line.Show(
                $"{Figures.Rate((now.Lines - last.Lines) / seconds)} lines, {Figures.Rate((now.FannedOut - last.FannedOut) / seconds)} datagrams, " +
                $"{Figures.Count(now.LinesAgain - last.LinesAgain)} sent again");
            (last, lastAt) = (now, time.GetTimestamp());
        }
    }

    private async Task WaitAsync(Func<bool> isDone, TimeSpan patience, CancellationToken stop)
    {
        long start = time.GetTimestamp();
        while (!isDone() && !stop.IsCancellationRequested && time.GetElapsedTime(start) < patience)
            await Task.WhenAny(Task.Delay(Glance, time, stop));
    }
}
