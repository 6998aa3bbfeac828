using System.CommandLine;
using FastUdp.Demo.Arguments;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp bench soak</c>: one long trial one way at a rate, and whether it ends as it began.</summary>
internal static class BenchSoakCommand
{
    private const string Description =
        "Send one way at a rate for an hour, or for days, and tell whether rate, loss and delay end as they began; Ctrl-C ends it with what there is.";

    public static Command Create()
    {
        var soak = new SoakArguments();
        Command command = BenchWorkCommand.Create("soak", Description, soak.AddTo, soak.Read);
        HelpWithExamples.Add(
            command,
            "fastudp bench soak",
            "fastudp bench soak --rate 1Gbit --seconds 86400",
            "fastudp bench soak --rate poisson:20k --sizes 512");
        return command;
    }
}
