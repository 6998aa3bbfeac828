using System.Buffers.Text;

namespace FastUdp.Demo.Chat.Room.Bots;

/// <summary>Decides when the next line is said, and by whom: in turn, at a rate, or as soon as the lines before have come everywhere.</summary>
internal sealed class BotTalk(BotOptions options, int linesAtOnce)
{
    // A line that some bot misses shows only by the next one: when nothing has come for so long, that is said.
    private static readonly TimeSpan Stalled = TimeSpan.FromMilliseconds(20);

    // A rate that cannot be had is not made up for by more than this.
    private const double MostBehind = 100;

    private readonly byte[] _text = [.. Enumerable.Repeat((byte)'.', options.LineBytes)];
    private double _due;
    private TimeSpan _at;
    private TimeSpan _progressAt;
    private long _progress;
    private int _next;

    /// <summary>Begins; nothing is due for the time before.</summary>
    public void Begin(TimeSpan now) => _at = _progressAt = now;

    /// <summary>Has bots say what is due.</summary>
    public void Go(Bot[] bots, ref CrowdTally tally, TimeSpan now)
    {
        if (options.LinesPerSecond is { } rate)
            _due = Math.Min(_due + (rate * (now - _at).TotalSeconds), MostBehind);
        else
            _due = FreeLines(tally, now);
        _at = now;
        for (; _due >= 1 && TrySay(bots, tally.Told, now); _due--)
            tally.Told++;
    }

    /// <summary>How many more lines may be on their way.</summary>
    private double FreeLines(in CrowdTally tally, TimeSpan now)
    {
        if (tally.Received != _progress)
            (_progress, _progressAt) = (tally.Received, now);
        long others = Math.Max(tally.Present - 1, 1);
        long under = (tally.Told * others) - tally.Received - tally.Missed;
        long free = linesAtOnce - ((under + others - 1) / others);
        if (free > 0 || now - _progressAt < Stalled)
            return free;
        _progressAt = now;
        return 1;
    }

    private bool TrySay(Bot[] bots, long number, TimeSpan now)
    {
        for (int tried = 0; tried < bots.Length; tried++)
        {
            Bot bot = bots[_next];
            _next = (_next + 1) % bots.Length;
            if (!bot.IsPresent || bot.Membership.Unsaid > 0)
                continue;
            Utf8Formatter.TryFormat(number, _text, out _);
            return bot.Membership.TrySay(_text, now);
        }
        return false;
    }
}
