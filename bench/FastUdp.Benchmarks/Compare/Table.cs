namespace FastUdp.Benchmarks.Compare;

/// <summary>Prints rows in columns: text to the left, figures to the right.</summary>
internal static class Table
{
    public static void Write(TextWriter output, string title, IReadOnlyList<Row> rows)
    {
        Column[] columns = Columns.For(rows);
        List<string[]> lines = [[.. columns.Select(static column => column.Head)]];
        foreach (Row row in rows)
            lines.Add([.. columns.Select(column => column.Cell(row))]);
        int[] widths = [.. Enumerable.Range(0, columns.Length).Select(index => lines.Max(line => line[index].Length))];

        output.WriteLine();
        output.WriteLine(title);
        foreach (string[] line in lines)
            output.WriteLine(string.Join("  ", line.Select((cell, index) => Pad(cell, widths[index], columns[index]))).TrimEnd());
    }

    private static string Pad(string cell, int width, Column column) => column.IsText ? cell.PadRight(width) : cell.PadLeft(width);
}
