namespace FastUdp.Demo.Tests.Tutorial;

/// <summary>A block of the tutorial: what somebody sees who types these commands one after the other.</summary>
/// <param name="Stays">Whether its last command goes on while the terminals after it are used.</param>
/// <param name="Commands">At least one.</param>
internal sealed record Terminal(bool Stays, TerminalCommand[] Commands)
{
    private const string Prompt = "$ fastudp ";

    public static Terminal Parse(string info, string text)
    {
        var commands = new List<TerminalCommand>();
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith(Prompt, StringComparison.Ordinal))
                commands.Add(new TerminalCommand(line[Prompt.Length..], []));
            else
                commands[^1] = commands[^1] with { Shown = [.. commands[^1].Shown, line] };
        }
        return new Terminal(info == "stays", [.. commands]);
    }
}
