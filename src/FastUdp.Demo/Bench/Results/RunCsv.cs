namespace FastUdp.Demo.Bench.Results;

/// <summary>
/// The rows of runs as comma-separated values (RFC 4180): a header, lines that end in CR LF, every column in every line, numbers with all their
/// digits and a point. Series are not in it.
/// </summary>
internal static class RunCsv
{
    private const string EndOfLine = "\r\n";

    public static void Write(TextWriter output, IEnumerable<NamedRun> runs)
    {
        WriteLine(output, ["run", .. RunColumns.All.Select(static column => column.Name)]);
        foreach (NamedRun run in runs)
        {
            foreach (RunRow row in run.File.Rows)
                WriteLine(output, [run.Name, .. RunColumns.All.Select(column => column.Exact(row) ?? "")]);
        }
    }

    private static void WriteLine(TextWriter output, IEnumerable<string> fields)
    {
        output.Write(string.Join(',', fields.Select(Quote)));
        output.Write(EndOfLine);
    }

    private static string Quote(string field) =>
        field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
