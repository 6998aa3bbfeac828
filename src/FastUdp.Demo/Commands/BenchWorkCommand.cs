using System.CommandLine;
using System.Net.Sockets;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Bench.Live;
using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp bench throughput</c>, <c>echo</c> and <c>latency</c>: repeated trials of one sort.</summary>
internal sealed class BenchWorkCommand
{
    private readonly Func<ParseResult, AddressFamily, RunPlan> _readPlan;
    private readonly WorkArguments _shared = new();

    private BenchWorkCommand(Func<ParseResult, AddressFamily, RunPlan> readPlan) => _readPlan = readPlan;

    public static Command Create(WorkKind work)
    {
        var run = new RunArguments(RunDefaults.Work);
        Command command = Create(work.ToString().ToLowerInvariant(), Describe(work), run.AddTo, (arguments, family) => run.Read(arguments, work, family));
        HelpWithExamples.Add(command, Examples(work));
        return command;
    }

    /// <summary>A command that carries a plan out.</summary>
    /// <param name="name">The command's.</param>
    /// <param name="description">For the help.</param>
    /// <param name="addOptions">Adds the options of the plan.</param>
    /// <param name="readPlan">Makes the plan of them, for an IP version.</param>
    public static Command Create(string name, string description, Action<Command> addOptions, Func<ParseResult, AddressFamily, RunPlan> readPlan)
    {
        var bench = new BenchWorkCommand(readPlan);
        var command = new Command(name, description);
        addOptions(command);
        bench._shared.AddTo(command);
        command.SetAction((arguments, _) => bench._shared.RunAsync(arguments, scene => bench.RunAsync(arguments, scene)));
        return command;
    }

    private Task RunAsync(ParseResult arguments, WorkScene scene)
    {
        RunPlan plan = _shared.Apply(arguments, _readPlan(arguments, scene.Far.Family));
        scene.Output.Begin(plan);
        var run = new BenchRun(plan, scene.Trial, scene.Output);
        scene.Output.Rows = () => RunRows.Of(plan, run.Cells);
        return run.RunAsync(scene.Stop);
    }

    private static string Describe(WorkKind work) => work switch
    {
        WorkKind.Throughput => "Measure how much arrives one way: of as much as can be sent, or of a rate.",
        WorkKind.Echo => "Measure how much returns of what goes there and back: of a window of datagrams, or of a rate.",
        _ => "Measure how long there and back takes: one datagram at a time, or at a rate, counted from when each was to leave.",
    };

    private static string[] Examples(WorkKind work) => work switch
    {
        WorkKind.Throughput =>
        [
            "fastudp bench throughput", "fastudp bench throughput --sizes 64 --rate 1M --seconds 5",
            "fastudp bench throughput --against default,gso=off,portable",
        ],
        WorkKind.Echo => ["fastudp bench echo", "fastudp bench echo --window 32 --sizes 64,512", "fastudp bench echo --rate poisson:100k"],
        _ => ["fastudp bench latency", "fastudp bench latency --rate 20k --sizes 64", "fastudp bench latency --against default,busy-poll=50 --cores 0,1"],
    };
}
