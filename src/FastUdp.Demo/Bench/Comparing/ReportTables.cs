using System.Text;
using FastUdp.Demo.Bench.Report;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Output;
using Spectre.Console;

namespace FastUdp.Demo.Bench.Comparing;

/// <summary>Runs as tables, for people: one a work, then the ratios.</summary>
internal static class ReportTables
{
    // A file or a pipe has no width: a line that were broken there could not be searched.
    private const int WidthOfAFile = 10_000;

    /// <param name="runs">At least one.</param>
    /// <param name="comparison">Null of one run.</param>
    /// <param name="hasDetails">Every figure, not only the main ones.</param>
    public static void Write(IReadOnlyList<NamedRun> runs, RunComparison? comparison, bool hasDetails)
    {
        int width = AnsiConsole.Profile.Out.IsTerminal ? AnsiConsole.Profile.Width : RunTable.WidthOfAFile;
        AnsiConsole.Profile.Width = width;
        foreach (WorkRows work in WorkRows.Of(runs))
        {
            if (hasDetails)
                WriteDetails(work);
            else
                WriteWork(work, width);
        }
        if (runs.All(static run => run.File.Rows.Count == 0))
            Console.WriteLine("There are no rows.");
        if (comparison is null)
            return;
        if (!AnsiConsole.Profile.Out.IsTerminal)
            AnsiConsole.Profile.Width = WidthOfAFile;
        WriteRatios(comparison, runs[0].Name);
    }

    private static void WriteWork(WorkRows work, int width)
    {
        foreach (IGrouping<string, (NamedRun Run, RunRow Row)> run in work.Rows.GroupBy(static one => one.Run.Name))
        {
            RunRow[] rows = [.. run.Select(static one => one.Row)];
            string title = work.AreRunsSeveral ? $"{Safe(run.Key)}: {RunTable.Title(rows)}" : RunTable.Title(rows);
            AnsiConsole.Write(RunTable.Of(title, rows, width));
            foreach (string note in RunNotes.Of(rows))
                Console.WriteLine(note);
        }
    }

    private static void WriteDetails(WorkRows work)
    {
        foreach (Table table in DetailTables.Of(Safe(work.Work), work.Rows, work.AreRunsSeveral))
            AnsiConsole.Write(table);
    }

    private static void WriteRatios(RunComparison comparison, string first)
    {
        Table table = NewTable($"Compared with {Safe(first)}");
        foreach (string head in (ReadOnlySpan<string>)["Run", "Work", "Subject"])
            table.AddColumn(head);
        foreach (string head in (ReadOnlySpan<string>)["Size, B", "Figure", "Before", "After", "Ratio", "Interval", "Verdict"])
            table.AddColumn(new TableColumn(head) { Alignment = Justify.Right });
        foreach (RowRatio ratio in comparison.Ratios)
            table.AddRow(Texts([ratio.Run, ratio.Key.Work, ratio.Key.Label, RunColumn.Show(ratio.Key.Size), .. RatioWords.Of(ratio)]));
        AnsiConsole.Write(table);
        if (comparison.NotCompared > 0)
            Console.WriteLine(RatioWords.NotCompared(comparison.NotCompared));
    }

    // A title is markup, a column too; cells are not.
    private static Table NewTable(string title) => new() { Border = TableBorder.Rounded, Title = new TableTitle(Markup.Escape(title)) };

    private static IEnumerable<Text> Texts(IEnumerable<string> cells) => cells.Select(static cell => new Text(Safe(cell)));

    private static string Safe(string text) => Printable.Text(Encoding.UTF8.GetBytes(text));
}
