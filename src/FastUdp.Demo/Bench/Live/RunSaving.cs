using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Bench.Live;

/// <summary>Keeps the run file of a run that goes on: rewritten whole after trials, yet not more often than once a second.</summary>
/// <param name="path">The file; null saves nothing.</param>
/// <param name="time">What tells when.</param>
internal sealed class RunSaving(string? path, TimeProvider time)
{
    // Trials may be short, and a file that reaches the disk takes milliseconds.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private long? _last;

    /// <summary>Whether it is time to save.</summary>
    public bool IsDue => path is not null && (_last is not { } last || time.GetElapsedTime(last) >= Interval);

    /// <exception cref="CommandFailedException">It cannot be written.</exception>
    public void Save(RunFile run)
    {
        if (path is null)
            return;
        _last = time.GetTimestamp();
        RunFileWriter.Write(path, run);
    }
}
