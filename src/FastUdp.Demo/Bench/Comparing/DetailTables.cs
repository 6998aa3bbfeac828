using System.Text;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Output;
using Spectre.Console;

namespace FastUdp.Demo.Bench.Comparing;

/// <summary>Every figure of results, for people: a line a figure, a column a result, as many beside each other as have room.</summary>
internal static class DetailTables
{
    private const int Abreast = 6;

    // What tells a result apart stands in the head of its column.
    private static readonly string[] InHead = ["work", "group", "subject", "send", "size"];

    public static IEnumerable<Table> Of(string title, IReadOnlyList<(NamedRun Run, RunRow Row)> rows, bool areSeveral)
    {
        RunColumn[] columns = [.. RunColumns.Of([.. rows.Select(static one => one.Row)]).Where(static column => !InHead.Contains(column.Name))];
        return rows.Chunk(Abreast).Select(some => Of(title, columns, some, areSeveral));
    }

    private static Table Of(string title, RunColumn[] columns, (NamedRun Run, RunRow Row)[] rows, bool areSeveral)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(Markup.Escape(title)) };
        table.AddColumn("");
        foreach ((NamedRun run, RunRow row) in rows)
            table.AddColumn(new TableColumn(new Text(Head(run, row, areSeveral))) { Alignment = Justify.Right });
        foreach (RunColumn column in columns.Where(column => rows.Any(one => column.Exact(one.Row) is not null)))
            table.AddRow([new Text(column.Head), .. rows.Select(one => new Text(Safe(column.Shown(one.Row) ?? "")))]);
        return table;
    }

    private static string Head(NamedRun run, RunRow row, bool areSeveral) =>
        Safe($"{(areSeveral ? $"{run.Name}\u00A0" : "")}{RowKey.Of(row).Label}") + $"\n{RunColumn.Show(row.Size)} B";

    private static string Safe(string text) => Printable.Text(Encoding.UTF8.GetBytes(text));
}
