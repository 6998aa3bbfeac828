using System.Text;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Output;
using Spectre.Console;

namespace FastUdp.Demo.Bench.Comparing;

/// <summary>Runs as tables, for people: one a work, then the ratios.</summary>
internal static class ReportTables
{
    // A file or a pipe has no width: a line that were broken there could not be searched.
    private const int WidthOfAFile = 10_000;

    public static void Write(IReadOnlyList<NamedRun> runs, RunComparison? comparison)
    {
        if (!AnsiConsole.Profile.Out.IsTerminal)
            AnsiConsole.Profile.Width = WidthOfAFile;
        foreach (IGrouping<string, (NamedRun Run, RunRow Row)> work in
            runs.SelectMany(static run => run.File.Rows, static (run, row) => (Run: run, Row: row)).GroupBy(static one => one.Row.Work))
            WriteWork(work.Key, [.. work], runs.Count > 1);
        if (runs.All(static run => run.File.Rows.Count == 0))
            Console.WriteLine("There are no rows.");
        if (comparison is not null)
            WriteRatios(comparison, runs[0].Name);
    }

    private static void WriteWork(string work, IReadOnlyList<(NamedRun Run, RunRow Row)> rows, bool areSeveral)
    {
        RunColumn[] columns = [.. RunColumns.Of([.. rows.Select(static one => one.Row)]).Where(static column => column.Name != "work")];
        Table table = NewTable(Safe(work));
        if (areSeveral)
            table.AddColumn("Run");
        foreach (RunColumn column in columns)
            table.AddColumn(new TableColumn(column.Head) { Alignment = column.Number is null ? Justify.Left : Justify.Right });
        foreach ((NamedRun run, RunRow row) in rows)
        {
            string[] cells = [.. columns.Select(column => column.Shown(row) ?? "")];
            table.AddRow(Texts(areSeveral ? [run.Name, .. cells] : cells));
        }
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
