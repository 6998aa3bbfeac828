using System.CommandLine;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Live;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Bench.Runs;
using FastUdp.Demo.Bench.Search;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp bench search</c>: the highest rate without loss.</summary>
internal sealed class BenchSearchCommand
{
    private const string Description =
        "Search for the highest rate without loss (NDR, after RFC 2544) and the highest with little (PDR), at each size; Ctrl-C ends it with what is known.";

    private readonly FarEndArguments _far = new();
    private readonly RunArguments _run = new(RunDefaults.Search);
    private readonly SearchArguments _search = new();
    private readonly NetworkNamespaceOption _network = new();
    private readonly RunOutputArguments _output = new();

    public static Command Create()
    {
        var bench = new BenchSearchCommand();
        var command = new Command(SearchRow.Work, Description);
        bench._far.AddTo(command);
        bench._search.AddTo(command);
        bench._run.AddToSearch(command);
        bench._network.AddTo(command);
        bench._output.AddTo(command);
        HelpWithExamples.Add(
            command,
            "fastudp bench search",
            "fastudp bench search --most 10Gbit --confirm-seconds 60",
            "fastudp bench search --work echo --loss 0 --sizes 64,512",
            "fastudp bench search --sizes 1000 --impair rate=100Mbit,queue=500");
        command.SetAction((arguments, _) => bench.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        _network.Enter(arguments);
        using var stop = new StopSignals();
        DemoDisplay.SetUp();
        RunOutput output = _output.Read(arguments);
        await output.FollowAsync(async () =>
        {
            await using IFarEnd far = await _far.OpenAsync(arguments, stop.Token);
            SearchRunPlan plan = ReadPlan(arguments, far);
            Begin(output, plan, far);
            var trial = new Trial(far, await _far.ReadFromAsync(arguments, stop.Token), TimeProvider.System);
            var run = new SearchRun(plan, trial.RunAsync, new SearchTranscript(output, plan.Search, plan.Run.Settings.Count > 1));
            output.Rows = () => run.Cells.Select(cell => SearchRow.Of(plan, cell)).OfType<RunRow>();
            await run.RunAsync(stop.Token);
        });
        return ExitCodes.Success;
    }

    private SearchRunPlan ReadPlan(ParseResult arguments, IFarEnd far) =>
        _search.Read(arguments, _network.Apply(arguments, _run.Read(arguments, _search.ReadWork(arguments), far.Family)));

    private static void Begin(RunOutput output, SearchRunPlan plan, IFarEnd far)
    {
        foreach ((string option, string value) in SearchArguments.Tell(plan))
            output.Note(option, value);
        output.Note("far-end", far.Description);
        output.Begin(plan.Run);

        // How many trials there will be, their results decide.
        output.Begin(new RunOutline(SearchRow.Work, null, plan.Search.TrialDuration));
    }
}
