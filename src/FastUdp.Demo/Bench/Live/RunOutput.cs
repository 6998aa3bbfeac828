using FastUdp.Demo.Bench.Comparing;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Report;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Bench.Live;

/// <summary>
/// What a user sees and keeps of a run, whatever its work. Within <see cref="FollowAsync"/> the far end is opened, and a work does this:
/// <code>
/// output.Begin(plan);                                // what is to come, for the display and among the options
/// var run = new BenchRun(plan, trial, output);       // it is the watcher
/// output.Rows = () => RunRows.Of(plan, run.Cells);   // the results so far, at any moment between trials
/// await run.RunAsync(stop);
/// </code>
/// The run is shown on standard error while it goes on, where that is a terminal, and saved after its rounds. However it ends, all that is whole is
/// printed, saved and drawn; what failed is thrown after that.
/// </summary>
/// <remarks>One thread at a time; the display has its own.</remarks>
internal sealed class RunOutput(RunForms forms, IEnumerable<KeyValuePair<string, string>> options) : IRunWatcher
{
    private readonly Dictionary<string, string> _options = new(options, StringComparer.Ordinal);
    private readonly RunMachine _machine = RunMachine.This();
    private readonly RunSaving _saving = new(forms.Save, TimeProvider.System);
    private readonly LiveDisplay _display = new(TimeProvider.System);

    /// <summary>Makes the results so far. It is called between trials and at the end.</summary>
    public Func<IEnumerable<RunRow>> Rows { get; set; } = static () => [];

    /// <summary>Enters an option that holds although it was not typed: a default that matters. One that was typed stays as it was.</summary>
    /// <param name="option">As on the command line, without dashes.</param>
    /// <param name="value">At most a line.</param>
    public void Note(string option, string value) => _options.TryAdd(option, value);

    /// <summary>Says what a plan will do, and enters what it has by default.</summary>
    public void Begin(RunPlan plan)
    {
        foreach ((string option, string value) in PlanOptions.Of(plan))
            Note(option, value);
        Begin(RunOutline.Of(plan));
    }

    /// <summary>Says what is to come.</summary>
    public void Begin(RunOutline outline) => _display.Begin(outline);

    /// <summary>Carries a run out, shows and saves it, and in the end tells all that is whole of it.</summary>
    /// <param name="run">All of it, the opening of its ends included. When it is stopped it returns, or throws <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="CommandFailedException">The run failed, or something could not be written; what else there was has been told.</exception>
    public async Task FollowAsync(Func<Task> run)
    {
        CommandFailedException? failure = null;
        try
        {
            await _display.WhileAsync(run);
        }
        catch (OperationCanceledException)
        {
            // The user has stopped it: what is whole is what was wanted.
        }
        catch (CommandFailedException exception)
        {
            failure = exception;
        }
        failure = Finish(failure);
        if (failure is not null)
            throw failure;
    }

    /// <inheritdoc/>
    public void BeginTrial(int round, RunCell cell, Trial trial) => _display.BeginTrial(round, cell, trial);

    /// <inheritdoc/>
    public void EndTrial(RunCell cell)
    {
        RunRow[] rows = [.. Rows()];
        _display.EndTrial(rows);
        if (_saving.IsDue)
            _saving.Save(FileOf(rows));
    }

    /// <summary>A trial has ended of a run that tells of each in a line, and not on the display.</summary>
    public void Keep()
    {
        if (_saving.IsDue)
            _saving.Save(FileOf([.. Rows()]));
    }

    /// <summary>Where lines about a run go while it goes on: what they may not stand between, they do not.</summary>
    public TextWriter Lines => !forms.Json && !forms.Csv ? Console.Out : Console.IsErrorRedirected ? TextWriter.Null : Console.Error;

    /// <summary>Each form is tried, whatever becomes of the others.</summary>
    /// <returns>The first failure.</returns>
    private CommandFailedException? Finish(CommandFailedException? failure)
    {
        RunFile file = FileOf([.. Rows()]);
        NamedRun[] runs = [new NamedRun(_display.Outline.Work, file)];
        // A run that could not begin has nothing to tell, and what an earlier one left stays.
        if (failure is not null && file.Rows.Count == 0)
            return failure;
        string? cut = failure is null && _display.Done < _display.Outline.Trials ? $"Stopped after {_display.Done} of {_display.Outline.Trials} trials." : null;
        List<string> written = [];
        Try(() => _saving.Save(file), forms.Save);
        Try(() => WritePage(runs), forms.Report);
        Try(() => RunPrinting.Write(forms, runs, cut, written));
        return failure;

        void Try(Action write, string? path = null)
        {
            try
            {
                write();
                if (path is not null)
                    written.Add(path);
            }
            catch (CommandFailedException exception)
            {
                failure ??= exception;
            }
        }
    }

    private void WritePage(NamedRun[] runs)
    {
        if (forms.Report is { } page)
            ReportPage.Save(page, runs, RunComparison.Of(runs));
    }

    private RunFile FileOf(RunRow[] rows) => new() { Machine = _machine, Options = _options, Rows = rows };
}
