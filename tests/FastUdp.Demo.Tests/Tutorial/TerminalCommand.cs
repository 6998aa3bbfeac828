using System.Text.RegularExpressions;

namespace FastUdp.Demo.Tests.Tutorial;

/// <summary>One command of a terminal that the tutorial shows, with everything that appears below it.</summary>
/// <param name="Line">What follows <c>fastudp</c>.</param>
/// <param name="Shown">Its output, and what is typed meanwhile.</param>
internal sealed partial record TerminalCommand(string Line, string[] Shown)
{
    public const string Interrupt = "^C";
    private const string Prompt = "> ";

    /// <summary>The words of the command, as a shell would hand them over.</summary>
    public string[] Arguments => [.. Word().Matches(Line).Select(static word => word.Value.Trim('\'', '"'))];

    /// <summary>What is typed while it runs.</summary>
    public string[] Typed => [.. Shown.Where(IsTyped).Select(static line => line[Prompt.Length..])];

    /// <summary>What it prints in all, where it is not interrupted.</summary>
    public string[] Printed => [.. Shown.Where(static line => !IsTyped(line))];

    /// <summary>What it prints before it is interrupted.</summary>
    public string[] Before => [.. Printed.TakeWhile(static line => line != Interrupt)];

    /// <summary>What it prints once it is interrupted.</summary>
    public string[] After => [.. Printed.SkipWhile(static line => line != Interrupt).Skip(1)];

    public bool IsInterrupted => Shown.Contains(Interrupt);

    private static bool IsTyped(string line) => line.StartsWith(Prompt, StringComparison.Ordinal);

    [GeneratedRegex("'[^']*'|\"[^\"]*\"|[^ ]+")]
    private static partial Regex Word();
}
