using System.CommandLine;
using System.CommandLine.Parsing;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Completion;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp completion</c>: the script by which a shell completes this command's words.</summary>
internal static class CompletionCommand
{
    private static readonly string Words = string.Join('|', CompletionScript.Shells);

    public static Command Create()
    {
        var shell = new Argument<string>("shell")
        {
            Description = "Which shell is to load it; the script's first line says how.",
            HelpName = Words,
        };
        shell.CompletionSources.Add(CompletionScript.Shells);
        shell.Validators.Add(Check);
        var command = new Command("completion", "Print the script by which a shell completes the words of this command.") { shell };
        command.SetAction(arguments =>
        {
            Console.Out.Write(CompletionScript.Of(arguments.GetRequiredValue(shell)));
            return ExitCodes.Success;
        });
        HelpWithExamples.Add(
            command,
            "source <(fastudp completion bash)",
            "source <(fastudp completion zsh)",
            "fastudp completion fish | source",
            "fastudp completion pwsh | Out-String | Invoke-Expression");
        return command;
    }

    private static void Check(ArgumentResult result)
    {
        if (result.Tokens is [{ Value: string text }] && !CompletionScript.Shells.Contains(text))
            result.AddError($"'{text}' is not one of {Words}");
    }
}
