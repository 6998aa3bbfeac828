using System.Text;
using FastUdp.Benchmarks.Compare;

namespace FastUdp.Benchmarks.Document;

/// <summary>Rows as a table of the page, with the columns they have on a terminal.</summary>
internal static class MarkdownTable
{
    public static void Write(StringBuilder page, IReadOnlyList<Row> rows)
    {
        Column[] columns = Columns.For(rows);
        Line(page, columns.Select(static column => column.Head));
        Line(page, columns.Select(static column => column.IsText ? "---" : "---:"));
        foreach (Row row in rows)
            Line(page, columns.Select(column => column.Cell(row).Replace("|", "\\|", StringComparison.Ordinal)));
    }

    private static void Line(StringBuilder page, IEnumerable<string> cells) => page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
