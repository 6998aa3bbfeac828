using FastUdp.Demo.Bench.Counting;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>
/// A trial second by second, from its first arrival, and the delays of all of it. A second without an arrival is not in it. Belongs to one thread.
/// </summary>
/// <param name="hasDelays">Whether the times since sending are delays: whether both ends have one clock.</param>
internal sealed class SecondSeries(bool hasDelays)
{
    /// <summary>What comes later goes into the last: a day.</summary>
    public const int MostSeconds = 86_400;

    private const long NanosecondsPerSecond = 1_000_000_000;

    private readonly List<SecondFigures> _seconds = [];
    private readonly LatencyHistogram _all = new();
    private readonly LatencyHistogram _current = new();
    private long _start;
    private long _end;
    private int _second;
    private long _received;
    private long _lost;

    public IReadOnlyList<SecondFigures> Seconds => _seconds;

    /// <summary>Of the seconds that have ended; null where there are no delays.</summary>
    public LatencyHistogram? Delays => hasDelays ? _all : null;

    /// <summary>Something arrived: what is recorded from here on belongs to this time.</summary>
    public void Begin(long now, ReceptionTally tally)
    {
        if (now < _end || _second == MostSeconds - 1)
            return;
        if (_end == 0)
            _start = now;
        else
            End(tally);
        _second = (int)Math.Min((now - _start) / NanosecondsPerSecond, MostSeconds - 1);
        _end = _start + ((_second + 1) * NanosecondsPerSecond);
    }

    /// <summary>A datagram that counts.</summary>
    public void Record(long delay) => _current.Record(hasDelays ? delay : 0);

    /// <summary>Ends the second that has begun.</summary>
    public void End(ReceptionTally tally)
    {
        (long received, long lost) = (tally.Received, tally.Lost);
        if (received == _received && lost == _lost)
            return;
        _seconds.Add(new SecondFigures(_second, received - _received, lost - _lost, hasDelays ? _current.Percentile(0.99) : null));
        (_received, _lost) = (received, lost);
        _all.Add(_current);
        _current.Clear();
    }
}
