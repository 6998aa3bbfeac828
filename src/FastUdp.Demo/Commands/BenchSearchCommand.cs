using System.CommandLine;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Bench.Live;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Bench.Runs;
using FastUdp.Demo.Bench.Search;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp bench search</c>: the highest rate without loss.</summary>
internal sealed class BenchSearchCommand
{
    private const string Description =
        "Search for the highest rate without loss (NDR, after RFC 2544) and the highest with little (PDR), at each size; Ctrl-C ends it with what is known.";

    private readonly WorkArguments _shared = new();
    private readonly RunArguments _run = new(RunDefaults.Search);
    private readonly SearchArguments _search = new();

    public static Command Create()
    {
        var bench = new BenchSearchCommand();
        var command = new Command(SearchRow.Work, Description);
        bench._search.AddTo(command);
        bench._run.AddToSearch(command);
        bench._shared.AddTo(command);
        HelpWithExamples.Add(
            command,
            "fastudp bench search",
            "fastudp bench search --most 10Gbit --confirm-seconds 60",
            "fastudp bench search --work echo --loss 0 --sizes 64,512",
            "fastudp bench search --sizes 1000 --impair rate=100Mbit,queue=500");
        command.SetAction((arguments, _) => bench._shared.RunAsync(arguments, scene => bench.RunAsync(arguments, scene)));
        return command;
    }

    private Task RunAsync(ParseResult arguments, WorkScene scene)
    {
        RunPlan trials = _run.Read(arguments, _search.ReadWork(arguments), scene.Far.Family);
        SearchRunPlan plan = _search.Read(arguments, _shared.Apply(arguments, trials));
        Begin(scene.Output, plan);
        var run = new SearchRun(plan, scene.Trial.RunAsync, new SearchTranscript(scene.Output, plan.Search, plan.Run.Settings.Count > 1));
        scene.Output.Rows = () => run.Cells.Select(cell => SearchRow.Of(plan, cell)).OfType<RunRow>();
        return run.RunAsync(scene.Stop);
    }

    private static void Begin(RunOutput output, SearchRunPlan plan)
    {
        foreach ((string option, string value) in SearchArguments.Tell(plan))
            output.Note(option, value);
        output.Begin(plan.Run);

        // How many trials there will be, their results decide.
        output.Begin(new RunOutline(SearchRow.Work, null, plan.Search.TrialDuration));
    }
}
