using System.Diagnostics;

namespace FastUdp.Benchmarks.Measuring;

/// <summary>
/// The measured window as the counting thread sees it: it begins and ends at that thread's own batch borders, so that
/// the count and the time belong together.
/// </summary>
internal sealed class Window(Stage stage) : IDisposable
{
    private readonly ManualResetEventSlim _over = new();
    private Phase _seen;
    private long _start;
    private long _end;

    /// <summary>Whether the window has ended and the results stand.</summary>
    public bool IsOver => _over.IsSet;

    public double Seconds => Stopwatch.GetElapsedTime(_start, _end).TotalSeconds;

    /// <summary>The phase that begins at this border, or null: almost always null.</summary>
    public Phase? Observe()
    {
        Phase now = stage.Phase;
        return now == _seen ? null : Turn(now);
    }

    /// <summary>To be called when the results of the window have been put aside.</summary>
    public void Close() => _over.Set();

    public bool WaitUntilOver(TimeSpan limit) => _over.Wait(limit);

    public void Dispose() => _over.Dispose();

    private Phase Turn(Phase now)
    {
        long stamp = Stopwatch.GetTimestamp();
        if (now == Phase.Measure)
            _start = stamp;
        else
            _end = stamp;
        _seen = now;
        return now;
    }
}
