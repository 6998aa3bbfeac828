using Spectre.Console;

namespace FastUdp.Demo.Chat.Terminal;

/// <summary>How what is shown looks on a terminal: names in a colour each, notices dimmed; or neither.</summary>
/// <param name="isOn">Whether there are colours (ECMA-48 SGR).</param>
internal sealed class ChatColours(bool isOn)
{
    private const string Plain = "\e[0m";
    private const string Dim = "\e[2m";

    // Green, yellow, blue, magenta, cyan, and their bright ones: readable on black and on white.
    private static readonly int[] Palette = [32, 33, 34, 35, 36, 92, 94, 95, 96];

    /// <summary>What the terminal can do and its user wants (NO_COLOR).</summary>
    public static ChatColours OfTerminal() => new(AnsiConsole.Profile.Capabilities.ColorSystem != ColorSystem.NoColors);

    public string Line(string speaker, string text) =>
        isOn ? $"\e[{Palette[IndexOf(speaker)]}m{speaker}:{Plain} {text}" : $"{speaker}: {text}";

    public string Notice(string text) => isOn ? $"{Dim}* {text}{Plain}" : $"* {text}";

    /// <summary>The same for a name in every process, unlike its hash code.</summary>
    private static int IndexOf(string speaker) => speaker.Aggregate(0, static (sum, letter) => (sum + letter) % Palette.Length);
}
