using System.Text;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Output;
using Spectre.Console;

namespace FastUdp.Demo.Bench.Comparing;

/// <summary>The main figures of the results of one work as a table, for people.</summary>
internal static class RunTable
{
    /// <summary>What a line takes where no terminal says so: it can be read beside other text.</summary>
    public const int WidthOfAFile = 120;

    /// <param name="title">Stands above, as it is.</param>
    /// <param name="rows">At least one, all of one work.</param>
    /// <param name="width">What a line takes; what has no room is left out.</param>
    public static Table Of(string title, IReadOnlyList<RunRow> rows, int width)
    {
        IReadOnlyList<SummaryColumn> columns = SummaryColumns.Of(rows, width);
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(Markup.Escape(title)) };
        foreach (SummaryColumn column in columns)
            table.AddColumn(new TableColumn(column.Head) { Alignment = column.IsText ? Justify.Left : Justify.Right, NoWrap = true });
        foreach (RunRow row in rows)
            table.AddRow(columns.Select(column => new Text(Printable.Text(Encoding.UTF8.GetBytes(column.Shown(row) ?? "")), Style(column, row))));
        return table;
    }

    /// <summary>Writes it elsewhere than to the console, as the console would show it.</summary>
    public static void Write(TextWriter output, Profile profile, IReadOnlyList<RunRow> rows)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = AnsiSupport.Yes,
            ColorSystem = profile.Capabilities.ColorSystem == ColorSystem.NoColors ? ColorSystemSupport.NoColors : ColorSystemSupport.Standard,
        });
        console.Profile.Width = profile.Width;
        console.Profile.Capabilities.Unicode = profile.Capabilities.Unicode;
        console.Write(Of(Title(rows), rows, profile.Width));
    }

    /// <summary>The work, and what is measured where that is one for all.</summary>
    public static string Title(IReadOnlyList<RunRow> rows)
    {
        string work = Printable.Text(Encoding.UTF8.GetBytes(rows[0].Work));
        return SummaryColumns.AreSeveral(rows) ? work : $"{work}, {Printable.Text(Encoding.UTF8.GetBytes(RowKey.Of(rows[0]).Label))}";
    }

    private static Style Style(SummaryColumn column, RunRow row) => column.Head switch
    {
        "Mpps" => new Style(decoration: Decoration.Bold),
        "Loss, %" when row.LossPercent > 0 => new Style(Color.Yellow),
        "payload rate" => new Style(Color.Green),
        _ => Spectre.Console.Style.Plain,
    };
}
