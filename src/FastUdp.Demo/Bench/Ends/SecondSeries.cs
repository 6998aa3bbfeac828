using FastUdp.Demo.Bench.Counting;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>
/// A trial second by second, from its first arrival, and the delays of all of it. A second without an arrival is not in it. Belongs to one thread.
/// </summary>
/// <remarks>There is room for a day of seconds. When it is full, every two become one, and from then on each is twice as long: however long a trial is,
/// it is whole, and takes no more memory.</remarks>
/// <param name="hasDelays">Whether the times since sending are delays: whether both ends have one clock.</param>
/// <param name="most">How many there are at most; an even number.</param>
internal sealed class SecondSeries(bool hasDelays, int most = SecondSeries.MostSeconds)
{
    /// <summary>A day.</summary>
    public const int MostSeconds = 86_400;

    private const long NanosecondsPerSecond = 1_000_000_000;

    private readonly List<SecondFigures> _seconds = [];
    private readonly LatencyHistogram _all = new();
    private readonly LatencyHistogram _current = new();
    private long _start;
    private long _end;
    private int _second;
    private int _length = 1;
    private long _received;
    private long _lost;

    public IReadOnlyList<SecondFigures> Seconds => _seconds;

    /// <summary>Of the seconds that have ended; null where there are no delays.</summary>
    public LatencyHistogram? Delays => hasDelays ? _all : null;

    /// <summary>Something arrived: what is recorded from here on belongs to this time.</summary>
    public void Begin(long now, ReceptionTally tally)
    {
        if (now < _end)
            return;
        if (_end == 0)
            _start = now;
        else
            End(tally);
        _second = BeginOf((int)((now - _start) / NanosecondsPerSecond));
        _end = _start + ((_second + _length) * NanosecondsPerSecond);
    }

    /// <summary>A datagram that counts.</summary>
    public void Record(long delay) => _current.Record(hasDelays ? delay : 0);

    /// <summary>Ends the second that has begun.</summary>
    public void End(ReceptionTally tally)
    {
        (long received, long lost) = (tally.Received, tally.Lost);
        if (received == _received && lost == _lost)
            return;
        Add(new SecondFigures(_second, _length, received - _received, lost - _lost, hasDelays && _current.Count > 0 ? _current.Percentile(0.99) : null));
        (_received, _lost) = (received, lost);
        _all.Add(_current);
        _current.Clear();
    }

    private void Add(SecondFigures figures)
    {
        if (_seconds is [.., { } last] && last.Second == figures.Second)
            _seconds[^1] = last.With(figures);
        else
            _seconds.Add(figures);
        while (_seconds.Count >= most)
            Halve();
    }

    private void Halve()
    {
        _length *= 2;
        int kept = 0;
        foreach (SecondFigures figures in _seconds.ToArray())
        {
            SecondFigures longer = figures with { Second = BeginOf(figures.Second), Length = _length };
            if (kept > 0 && _seconds[kept - 1].Second == longer.Second)
                _seconds[kept - 1] = _seconds[kept - 1].With(longer);
            else
                _seconds[kept++] = longer;
        }
        _seconds.RemoveRange(kept, _seconds.Count - kept);
    }

    private int BeginOf(int second) => second / _length * _length;
}
