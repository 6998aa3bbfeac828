using System.Globalization;
using FastUdp.Demo.Bench.Comparing;
using FastUdp.Demo.Bench.Results;
using Spectre.Console;

namespace FastUdp.Demo.Bench.Live;

/// <summary>A table and two lines below it that change in place, at the end of what a terminal shows. The cursor rests after the last line.</summary>
/// <param name="terminal">Takes the control sequences of ECMA-48.</param>
/// <param name="console">The same, for tables.</param>
internal sealed class LiveScreen(TextWriter terminal, IAnsiConsole console)
{
    private const string EraseBelow = "\e[J";
    private const string EraseLine = "\e[K";

    // What stands around the rows: the table's head and borders, the lines below it, and the line the shell left.
    private const int LinesAround = 9;
    private const int LeastRows = 4;

    private int _tableLines;
    private bool _hasLines;

    /// <summary>That of standard error; null where it is no terminal that can do this.</summary>
    public static LiveScreen? OfTerminal()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Profile is { Out.IsTerminal: true, Capabilities.Ansi: true } ? new LiveScreen(Console.Error, console) : null;
    }

    /// <summary>Draws the table anew; the lines below it are gone until they are written.</summary>
    /// <param name="rows">The results so far.</param>
    /// <param name="size">About which rows are shown where there is not room for all.</param>
    public void Draw(IReadOnlyList<RunRow> rows, int? size)
    {
        Clear();
        if (rows.Count == 0)
            return;
        console.Profile.Width = Width;
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        RunTable.Write(text, console.Profile, Visible(rows, size));
        string table = text.ToString();
        terminal.Write(table);
        _tableLines = table.Count('\n');
    }

    /// <summary>Writes the lines below the table over those that stand there.</summary>
    public void Write(string first, string second)
    {
        string back = _hasLines ? $"\e[{LiveText.Lines}F" : "";
        terminal.Write($"{back}{Cut(first)}{EraseLine}\n{Cut(second)}{EraseLine}\n");
        _hasLines = true;
    }

    /// <summary>Takes all of it away.</summary>
    public void Clear()
    {
        int lines = _tableLines + (_hasLines ? LiveText.Lines : 0);
        if (lines > 0)
            terminal.Write(string.Create(CultureInfo.InvariantCulture, $"\e[{lines}F{EraseBelow}"));
        (_tableLines, _hasLines) = (0, false);
    }

    // A terminal that does not tell is taken for an ordinary one.
    private static int Width => Console.WindowWidth is > 20 and int width ? width : 80;

    private static int Height => Console.WindowHeight is > 4 and int height ? height : 24;

    // What reached the last column might go on in the next line, and lines are counted.
    private static string Cut(string line) => line.Length < Width ? line : line[..(Width - 1)];

    private static RunRow[] Visible(IReadOnlyList<RunRow> rows, int? size)
    {
        int most = Math.Max(LeastRows, Height - LinesAround);
        int last = Math.Max(0, rows.Index().LastOrDefault(row => row.Item.Size == size).Index);
        int first = Math.Clamp(last - (most / 2), 0, Math.Max(0, rows.Count - most));
        return [.. rows.Skip(first).Take(most)];
    }
}
