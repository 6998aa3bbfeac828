using System.CommandLine;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Bench.Comparing;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Bench.Runs;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp bench throughput</c>, <c>echo</c> and <c>latency</c>: repeated trials of one sort.</summary>
internal sealed class BenchWorkCommand
{
    private readonly WorkKind _work;
    private readonly FarEndArguments _far = new();
    private readonly RunArguments _run = new();
    private readonly NetworkNamespaceOption _network = new();

    private BenchWorkCommand(WorkKind work) => _work = work;

    public static Command Create(WorkKind work)
    {
        var bench = new BenchWorkCommand(work);
        var command = new Command(work.ToString().ToLowerInvariant(), "Measure it.");
        bench._far.AddTo(command);
        bench._run.AddTo(command);
        bench._network.AddTo(command);
        HelpWithExamples.Add(command, $"fastudp bench {command.Name}");
        command.SetAction((arguments, _) => bench.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        _network.Enter(arguments);
        using var stop = new StopSignals();
        DemoDisplay.SetUp();
        RunPlan plan = _run.Read(arguments, _work);
        if (_network.Read(arguments) is { } mtu)
            plan = plan with { MtuBytes = mtu };
        await using IFarEnd far = await _far.OpenAsync(arguments, stop.Token);
        var trial = new Trial(far, await _far.ReadFromAsync(arguments, stop.Token), TimeProvider.System);
        var run = new BenchRun(plan, trial, new Quiet());
        await run.RunAsync(stop.Token);
        RunRow[] rows = [.. run.Cells.Select(cell => CellRow.Of(plan, cell)).OfType<RunRow>()];
        var file = new RunFile { Machine = RunMachine.This(), Options = new Dictionary<string, string>(), Rows = rows };
        ReportTables.Write([new NamedRun("run", file)], null);
        return ExitCodes.Success;
    }

    private sealed class Quiet : IRunWatcher
    {
        public void BeginTrial(int round, RunCell cell, Trial trial)
        {
        }

        public void EndTrial(RunCell cell)
        {
        }
    }
}
