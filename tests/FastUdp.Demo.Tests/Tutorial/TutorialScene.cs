using System.Text.RegularExpressions;

namespace FastUdp.Demo.Tests.Tutorial;

/// <summary>
/// Terminals of docs/tutorial.md that are open together. A scene ends with a heading, or with a remark that says
/// "later". In it <c>console</c> is a terminal whose commands end before the next is read, <c>console stays</c> one that goes on.
/// </summary>
internal sealed partial record TutorialScene(string Name, Terminal[] Terminals)
{
    public static TutorialScene[] ReadAll()
    {
        string[] parts = Boundary().Split(Repository.Read("docs", "tutorial.md"));
        return [.. parts.Select(Parse).Where(static scene => scene.Terminals.Length > 0)];
    }

    /// <summary>Blocks that are neither terminals nor C#, nor the alias at the beginning: nothing would run them.</summary>
    public static int CountOtherBlocks() => Other().Count(Repository.Read("docs", "tutorial.md"));

    private static TutorialScene Parse(string text)
    {
        Terminal[] terminals = [.. Block().Matches(text).Select(static block => Terminal.Parse(block.Groups["info"].Value, block.Groups["text"].Value))];
        return new TutorialScene(terminals.FirstOrDefault()?.Commands[0].Line ?? "", terminals);
    }

    [GeneratedRegex("^(?:## .*|<!-- later -->)$", RegexOptions.Multiline)]
    private static partial Regex Boundary();

    [GeneratedRegex("^```console ?(?<info>\\w*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^```(?!console|csharp|$|sh\nalias fastudp=)", RegexOptions.Multiline)]
    private static partial Regex Other();
}
