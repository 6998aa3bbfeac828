using System.CommandLine;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp bench sweep</c>: a work at every size about the edges.</summary>
internal static class BenchSweepCommand
{
    private const string Description =
        "Measure a work at every size about the edges: of Ethernet, of IPv6, of jumbo frames, of UDP itself.";

    public static Command Create()
    {
        var run = new RunArguments(RunDefaults.Sweep);
        Option<WorkKind> work = ChoiceOption.Create<WorkKind>("--work", "What to measure, default throughput.");
        Command command = BenchWorkCommand.Create("sweep", Description, run.AddTo, (arguments, family) => run.Read(arguments, arguments.GetValue(work), family));
        command.Options.Add(work);
        HelpWithExamples.Add(
            command,
            "fastudp bench sweep",
            "fastudp bench sweep --work latency --rounds 9",
            "fastudp bench sweep --against default,gso=off+gro=off --sizes 1472,1473,65507");
        return command;
    }
}
