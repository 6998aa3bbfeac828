using static FastUdp.Demo.Tests.EndToEnd.Peers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>Real shells load the script and complete with it. The program stands beside the tests, so they put it into the path.</summary>
public class CompletionTests
{
    private const string Load = "PATH=\"$1:$PATH\"; source <(fastudp completion ";

    [Theory]
    [InlineData("fastudp ec", "echo")]
    [InlineData("fastudp echo server --reply ", "length same")]
    [InlineData("fastudp echo server --backend ", "auto linux portable")]
    public async Task Bash_completes(string line, string offered)
    {
        // What bash itself sets before it calls the function (bash(1), Programmable Completion).
        const string complete = """
            COMP_LINE="$2"; COMP_POINT=${#2}; read -ra COMP_WORDS <<< "$2"; [[ "$2" == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _fastudp fastudp; echo "${COMPREPLY[*]}"
            """;
        Assert.Equal(offered, await RunAsync("bash", $"{Load}bash)\n{complete}", line));
    }

    [Theory]
    [InlineData("fastudp retry cl", "client")]
    [InlineData("fastudp echo server --backend p", "portable")]
    public async Task Zsh_completes(string line, string offered)
    {
        // Outside of its line editor zsh has no compadd: this one prints what the function offers.
        const string complete = """
            compadd() { shift; print -r -- "$@" }
            words=("${(@s: :)2}"); CURRENT=${#words}; _fastudp
            """;
        Assert.Equal(offered, await RunAsync("zsh", $"compdef() {{ : }}\n{Load}zsh)\n{complete}", line));
    }

    [Theory]
    [InlineData("fastudp retry cl", "client")]
    [InlineData("fastudp echo server --reply ", "length same")]
    public async Task Fish_completes(string line, string offered) => Assert.Equal(
        offered,
        await RunAsync("fish", "set -gx PATH $argv[1] $PATH; fastudp completion fish | source; complete -C $argv[2]", line));

    [Theory]
    [InlineData("fastudp retry cl", "client")]
    [InlineData("fastudp echo server --reply ", "length same")]
    public async Task PowerShell_completes(string line, string offered)
    {
        const string complete = """
            $env:PATH = $args[0] + [IO.Path]::PathSeparator + $env:PATH
            fastudp completion pwsh | Out-String | Invoke-Expression
            $found = [System.Management.Automation.CommandCompletion]::CompleteInput($args[1], $args[1].Length, $null)
            $found.CompletionMatches.CompletionText -join ' '
            """;
        await using RunningProgram shell = StartInstalled(
            "pwsh", "-NoProfile", "-CommandWithArgs", complete, AppContext.BaseDirectory, line);
        Assert.Equal(offered, await OutputOf(shell));
    }

    private static async Task<string> RunAsync(string shell, string script, string line)
    {
        // The script's first argument is where the program is, its second what was typed; of sh and its like the zeroth is a name.
        string[] arguments = shell == "fish" ? ["-c", script] : ["-c", script, shell];
        await using RunningProgram program = StartInstalled(shell, [.. arguments, AppContext.BaseDirectory, line]);
        return await OutputOf(program);
    }

    private static async Task<string> OutputOf(RunningProgram shell)
    {
        ProgramResult result = await shell.ExitAsync();
        result.AssertSucceeded();
        return string.Join(' ', result.Output);
    }
}
