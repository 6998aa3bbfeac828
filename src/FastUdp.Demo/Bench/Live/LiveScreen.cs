using System.Globalization;
using FastUdp.Demo.Bench.Comparing;
using FastUdp.Demo.Bench.Results;
using Spectre.Console;

namespace FastUdp.Demo.Bench.Live;

/// <summary>A table and two lines below it that change in place, at the end of what a terminal shows. The cursor rests after the last line.</summary>
/// <param name="terminal">Takes the control sequences of ECMA-48.</param>
/// <param name="profile">What it can show.</param>
/// <param name="size">Its columns and rows, at any moment.</param>
internal sealed class LiveScreen(TextWriter terminal, Profile profile, Func<(int Columns, int Rows)> size)
{

    // What stands around the rows: the table's head and borders, the lines below it, and the line the shell left.
    private const int LinesAround = 9;
    private const int LeastRows = 4;

    private int _tableLines;
    private bool _hasLines;

    /// <summary>That of standard error; null where it is no terminal that can do this.</summary>
    public static LiveScreen? OfTerminal()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Profile is { Out.IsTerminal: true, Capabilities.Ansi: true } ? new LiveScreen(Console.Error, console.Profile, SizeOfTerminal) : null;
    }

    /// <summary>Draws the table anew; the lines below it are gone until they are written.</summary>
    /// <param name="rows">The results so far.</param>
    /// <param name="about">The size about which rows are shown where there is not room for all.</param>
    public void Draw(IReadOnlyList<RunRow> rows, int? about)
    {
        Clear();
        if (rows.Count == 0)
            return;
        (int columns, int height) = size();
        profile.Width = columns;
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        RunTable.Write(text, profile, Visible(rows, about, Math.Max(LeastRows, height - LinesAround)));
        string table = text.ToString();
        terminal.Write(table);
        _tableLines = table.Count('\n');
    }

    /// <summary>Writes the lines below the table over those that stand there.</summary>
    public void Write(string first, string second)
    {
        int columns = size().Columns;
        terminal.Write($"{Back(_hasLines ? LiveText.Lines : 0)}{Cut(first, columns)}\n{Cut(second, columns)}\n");
        _hasLines = true;
    }

    /// <summary>Takes all of it away.</summary>
    public void Clear()
    {
        terminal.Write(Back(_tableLines + (_hasLines ? LiveText.Lines : 0)));
        (_tableLines, _hasLines) = (0, false);
    }

    /// <summary>Lines up (CUU), and all below gone (ED).</summary>
    private static string Back(int lines) => lines == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\e[{lines}A\e[J");

    // A terminal that does not tell is taken for an ordinary one.
    private static (int Columns, int Rows) SizeOfTerminal() =>
        (Console.WindowWidth is > 20 and int width ? width : 80, Console.WindowHeight is > 4 and int height ? height : 24);

    // What reached the last column might go on in the next line, and lines are counted.
    private static string Cut(string line, int columns) => line.Length < columns ? line : line[..(columns - 1)];

    private static RunRow[] Visible(IReadOnlyList<RunRow> rows, int? about, int most)
    {
        int last = Math.Max(0, rows.Index().LastOrDefault(row => row.Item.Size == about).Index);
        int first = Math.Clamp(last - (most / 2), 0, Math.Max(0, rows.Count - most));
        return [.. rows.Skip(first).Take(most)];
    }
}
