using FastUdp.Demo.Bench.Comparing;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Report;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Bench.Live;

/// <summary>
/// What a user sees and keeps of a run, whatever its work. A command uses it so:
/// <code>
/// RunOutput output = _output.Read(arguments);      // RunOutputArguments, before anything is opened
/// output.Note("mtu", "1500");                      // what holds although it was not typed
/// await output.FollowAsync(RunOutline.Of(plan), async () =>
/// {
///     await using IFarEnd far = …;
///     var run = new BenchRun(plan, new Trial(far, …), output);   // it is the watcher
///     output.Rows = () => run.Rows;                // the results so far, at any moment between trials
///     await run.RunAsync(stop.Token);
/// });
/// return ExitCodes.Success;
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
    private LiveDisplay? _display;
    private string _name = "run";

    /// <summary>Makes the results so far. It is called between trials and at the end.</summary>
    public Func<IEnumerable<RunRow>> Rows { get; set; } = static () => [];

    /// <summary>Enters an option that holds although it was not typed: a default that matters. One that was typed stays as it was.</summary>
    /// <param name="option">As on the command line, without dashes.</param>
    /// <param name="value">At most a line.</param>
    public void Note(string option, string value) => _options.TryAdd(option, value);

    /// <summary>Enters what a plan has by default.</summary>
    public void Note(RunPlan plan)
    {
        foreach ((string option, string value) in PlanOptions.Of(plan))
            Note(option, value);
    }

    /// <summary>Carries a run out, shows and saves it, and in the end tells all that is whole of it.</summary>
    /// <param name="outline">For the display.</param>
    /// <param name="run">The run, with this as its watcher. When it is stopped it returns, or throws <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="CommandFailedException">The run failed, or something could not be written; what else there was has been told.</exception>
    public async Task FollowAsync(RunOutline outline, Func<Task> run)
    {
        _name = outline.Work;
        CommandFailedException? failure = null;
        _display = new LiveDisplay(outline, TimeProvider.System);
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
        string? cut = failure is null && _display.Done < outline.Trials ? $"Stopped after {_display.Done} of {outline.Trials} trials." : null;
        failure = Finish(failure, cut);
        if (failure is not null)
            throw failure;
    }

    /// <inheritdoc/>
    public void BeginTrial(int round, RunCell cell, Trial trial) => _display?.BeginTrial(round, cell, trial);

    /// <inheritdoc/>
    public void EndTrial(RunCell cell)
    {
        RunRow[] rows = [.. Rows()];
        _display?.EndTrial(rows);
        if (_saving.IsDue)
            _saving.Save(FileOf(rows));
    }

    /// <summary>Each form is tried, whatever becomes of the others.</summary>
    /// <returns>The first failure.</returns>
    private CommandFailedException? Finish(CommandFailedException? failure, string? cut)
    {
        RunFile file = FileOf([.. Rows()]);
        NamedRun[] runs = [new NamedRun(_name, file)];
        Try(() => _saving.Save(file));
        Try(() => WritePage(runs));
        Try(() => RunPrinting.Write(forms, runs, cut));
        return failure;

        void Try(Action write)
        {
            try
            {
                write();
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
