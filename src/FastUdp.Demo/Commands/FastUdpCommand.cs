using System.CommandLine;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Completion;

namespace FastUdp.Demo.Commands;

/// <summary>The command line: <c>fastudp</c> and what stands under it.</summary>
internal static class FastUdpCommand
{
    private const string Description = """
        FastUdp: the classic UDP programs, and a measuring instrument.

        Exit codes: 0 done or stopped by the user, 1 failed, 2 wrong arguments. Failures are one line on standard error.
        """;

    public static RootCommand Create()
    {
        var root = new RootCommand(Description)
        {
            DemoCommand.Create(),
            EchoCommand.Create(),
            RetryCommand.Create(),
            MtuCommand.Create(),
            StampCommand.Create(),
            ServiceCommand.Create(),
            BroadcastCommand.Create(),
            ChatCommand.Create(),
            BenchCommand.Create(),
            DissectorCommand.Create(),
            CompletionCommand.Create(),
        };
        HelpWithExamples.Install(root);
        SuggestedWords.Install(root);
        HelpWithExamples.Add(
            root, "fastudp demo", "fastudp echo server", "fastudp echo client --size 32 --window 1000 --seconds 5");
        return root;
    }
}
