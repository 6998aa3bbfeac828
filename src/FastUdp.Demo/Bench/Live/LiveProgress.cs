using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Bench.Live;

/// <summary>How far a run is: counted by trials, in time by what trials have taken so far. Belongs to one thread at a time.</summary>
internal sealed class LiveProgress(TimeProvider time)
{
    private long? _start;
    private long _lastEnd;
    private long _sampled;
    private (long Written, long? Received) _last;

    /// <summary>Trials that have ended.</summary>
    public int Done { get; private set; }

    /// <summary>From 0.</summary>
    public int Round { get; private set; }

    /// <summary>What the trial that runs, or the last one, is of.</summary>
    public RunCell? Cell { get; private set; }

    public RunOutline Outline { get; set; } = RunOutline.Unknown;

    /// <summary>How long the rest will take; null where nobody knows how much that is.</summary>
    public TimeSpan? Left
    {
        get
        {
            if (Outline.Trials is not { } trials)
                return null;
            if (_start is not { } start)
                return Outline.TrialTime * trials;
            TimeSpan each = Done == 0 ? Outline.TrialTime : time.GetElapsedTime(start, _lastEnd) / Done;
            TimeSpan left = (each * (trials - Done)) - time.GetElapsedTime(_lastEnd);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    public void Begin(int round, RunCell cell)
    {
        (Round, Cell) = (round, cell);
        if (_start is null)
            _start = _lastEnd = time.GetTimestamp();
        (_sampled, _last) = (time.GetTimestamp(), default);
    }

    public void End()
    {
        Done++;
        _lastEnd = time.GetTimestamp();
    }

    /// <summary>Takes the counts of the trial that runs: the rate since the last time, and what is lost of what had left by then.</summary>
    public LiveSample Sample(long written, long? received)
    {
        // The counts begin anew after the warm-up.
        if (written < _last.Written || received < _last.Received)
            _last = default;
        long now = time.GetTimestamp();
        double seconds = Math.Max(time.GetElapsedTime(_sampled, now).TotalSeconds, 1e-3);
        // Where the far end begins to tell in mid-trial, what it had before is not of this moment.
        bool isHeard = _last.Received is not null || _last.Written == 0;
        long moved = isHeard && received is { } heard ? heard - (_last.Received ?? 0) : written - _last.Written;
        double? loss = received is { } came && _last.Written > 0 ? 100.0 * Math.Max(0, _last.Written - came) / _last.Written : null;
        (_sampled, _last) = (now, (written, received));
        return new LiveSample(moved / seconds, loss);
    }
}
