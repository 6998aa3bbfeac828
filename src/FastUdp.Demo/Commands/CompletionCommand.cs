using System.CommandLine;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp completion</c>: the script by which a shell completes this command's words.</summary>
internal static class CompletionCommand
{
    public static Command Create() => new("completion", "Print the script by which a shell completes the words of this command.");
}
