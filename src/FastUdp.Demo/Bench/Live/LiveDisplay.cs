using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Bench.Live;

/// <summary>
/// Shows a run on standard error while it goes on, where that is a terminal, and takes it away when it is over.
/// <list type="number">
/// <item>Between trials the table of the results so far is drawn anew.</item>
/// <item>During a trial only the two lines below it change, four times a second, and nothing is laid out anew.</item>
/// </list>
/// </summary>
internal sealed class LiveDisplay(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly LiveProgress _progress = new(time);
    private readonly LiveScreen? _screen = LiveScreen.OfTerminal();
    private Trial? _trial;

    /// <summary>Trials that have ended.</summary>
    public int Done => _progress.Done;

    /// <summary>What is shown.</summary>
    public RunOutline Outline => _progress.Outline;

    /// <summary>Says what is to come.</summary>
    public void Begin(RunOutline outline)
    {
        lock (_gate)
            _progress.Outline = outline;
    }

    public void BeginTrial(int round, RunCell cell, Trial trial)
    {
        lock (_gate)
        {
            _progress.Begin(round, cell);
            _trial = trial;
            _screen?.Write(LiveText.Where(_progress), "");
        }
    }

    public void EndTrial(IReadOnlyList<RunRow> rows)
    {
        lock (_gate)
        {
            _trial = null;
            _progress.End();
            _screen?.Draw(rows, _progress.Cell?.Size);
            _screen?.Write(LiveText.Where(_progress), "");
        }
    }

    /// <summary>Shows the run until it is over, whether it succeeds or not.</summary>
    public async Task WhileAsync(Func<Task> run)
    {
        using var over = new CancellationTokenSource();
        Task sampling = _screen is null ? Task.CompletedTask : SampleAsync(over.Token);
        try
        {
            await run();
        }
        finally
        {
            await over.CancelAsync();
            await sampling;
            _screen?.Clear();
        }
    }

    private async Task SampleAsync(CancellationToken over)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
                Sample();
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private void Sample()
    {
        lock (_gate)
        {
            if (_trial is null || _progress.Cell is not { } cell)
                return;
            (long written, long? received) = _trial.Progress;
            _screen!.Write(LiveText.Where(_progress), LiveText.Rate(_progress.Sample(written, received), cell.Size));
        }
    }
}
