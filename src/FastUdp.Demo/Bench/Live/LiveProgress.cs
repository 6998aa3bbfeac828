using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Bench.Live;

/// <summary>How far a run is: counted by trials, in time by what trials have taken so far. Belongs to one thread at a time.</summary>
internal sealed class LiveProgress(RunOutline outline, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private long _lastEnd = time.GetTimestamp();
    private long _sampled;
    private (long Written, long? Received) _last;

    /// <summary>Trials that have ended.</summary>
    public int Done { get; private set; }

    /// <summary>From 0.</summary>
    public int Round { get; private set; }

    /// <summary>What the trial that runs, or the last one, is of.</summary>
    public RunCell? Cell { get; private set; }

    public RunOutline Outline => outline;

    /// <summary>How long the rest will take; null where nobody knows how much that is.</summary>
    public TimeSpan? Left
    {
        get
        {
            if (outline.Trials is not { } trials)
                return null;
            TimeSpan each = Done == 0 ? outline.TrialTime : time.GetElapsedTime(_start, _lastEnd) / Done;
            TimeSpan left = (each * (trials - Done)) - time.GetElapsedTime(_lastEnd);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    public void Begin(int round, RunCell cell)
    {
        (Round, Cell) = (round, cell);
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
        long moved = received - _last.Received ?? written - _last.Written;
        double? loss = received is { } came && _last.Written > 0 ? 100.0 * Math.Max(0, _last.Written - came) / _last.Written : null;
        (_sampled, _last) = (now, (written, received ?? (_last.Received is null ? null : 0)));
        return new LiveSample(moved / seconds, loss);
    }
}
