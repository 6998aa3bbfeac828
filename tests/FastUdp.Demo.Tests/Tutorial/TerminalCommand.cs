using System.Text.RegularExpressions;

namespace FastUdp.Demo.Tests.Tutorial;

/// <summary>One command of a terminal that the tutorial shows, with everything that appears below it.</summary>
/// <param name="Line">What follows <c>fastudp</c>.</param>
/// <param name="Shown">Its output, and what is typed meanwhile.</param>
internal sealed partial record TerminalCommand(string Line, string[] Shown)
{
    public const string Interrupt = "^C";

    /// <summary>The words of the command, as a shell would hand them over.</summary>
    public string[] Arguments => [.. Word().Matches(Line).Select(static word => word.Value.Trim('\'', '"'))];

    /// <summary>What it prints before it is interrupted, or in all.</summary>
    public string[] Before => [.. Shown.TakeWhile(static line => line != Interrupt)];

    /// <summary>What it prints once it is interrupted.</summary>
    public string[] After => [.. Shown.SkipWhile(static line => line != Interrupt).Skip(1)];

    public bool IsInterrupted => Shown.Contains(Interrupt);

    [GeneratedRegex("'[^']*'|\"[^\"]*\"|[^ ]+")]
    private static partial Regex Word();
}
