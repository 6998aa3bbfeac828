using System.Globalization;
using System.Text;
using FastUdp.Benchmarks.Compare;

namespace FastUdp.Benchmarks.Document;

/// <summary>docs/benchmarks.md: what stands between its marks is made of the kept runs alone, and the rest is left as it is.</summary>
internal static class BenchmarksPage
{
    private const string Begin = "<!-- Made by 'document'. -->";
    private const string End = "<!-- Until here. -->";

    // Fewer rounds have no median to speak of.
    private const int FewestRounds = 3;

    /// <summary>The page with its figures made anew.</summary>
    /// <param name="page">As it is; its lines end with a line feed.</param>
    /// <param name="folder">Where the runs are kept.</param>
    public static string Rewrite(string page, string folder)
    {
        int begin = page.IndexOf(Begin, StringComparison.Ordinal);
        int end = page.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
            throw new InvalidDataException($"The page lacks '{Begin}' or '{End}'.");
        return $"{page[..(begin + Begin.Length)]}\n\n{Figures(folder)}{page[end..]}";
    }

    private static string Figures(string folder)
    {
        (DocumentWork Work, KeptRun? Run)[] all = [.. DocumentWork.All.Select(work => (work, KeptRun.Read(KeptRun.PathOf(folder, work.Name))))];
        string[] machines = [.. all.Select(static one => one.Run?.Describe()).OfType<string>().Distinct()];
        var text = new StringBuilder();
        foreach (string machine in machines)
            text.Append(CultureInfo.InvariantCulture, $"Measured on: {machine}.\n\n");
        foreach ((DocumentWork work, KeptRun? run) in all)
            Write(text, work, run, tellsMachine: machines.Length > 1);
        return text.ToString();
    }

    private static void Write(StringBuilder text, DocumentWork work, KeptRun? run, bool tellsMachine)
    {
        text.Append(CultureInfo.InvariantCulture, $"### {work.Name}: {work.Shows}\n\n");
        if (run is null)
        {
            text.Append("Not measured.\n\n");
            return;
        }
        text.Append(CultureInfo.InvariantCulture, $"`{Command(run)}`, {run.Measured:yyyy-MM-dd HH:mm} UTC{(tellsMachine ? $", on {run.Describe()}" : "")}.{Caution(run)}\n\n");
        foreach (IGrouping<int, Row> size in run.Rows.GroupBy(static row => IsOfOneTable(row) ? 0 : row.Size))
        {
            if (size.Key > 0)
                text.Append(CultureInfo.InvariantCulture, $"{size.Key:N0} B:\n\n");
            MarkdownTable.Write(text, [.. size]);
            text.Append('\n');
        }
    }

    /// <summary>Where sizes are compared with each other, or are none of datagrams.</summary>
    private static bool IsOfOneTable(Row row) => row.Ethernet is not null || row.Counts is not null || row.NanosecondsEach is not null;

    private static string Command(KeptRun run) => run.Options.ContainsKey("work")
        ? string.Join(' ', run.Options.Select(static option => $"--{option.Key} {option.Value}").Prepend("compare"))
        : "document --works micro";

    /// <summary>A run that was quick says so.</summary>
    private static string Caution(KeptRun run) =>
        run.Options.TryGetValue("pairs", out string? pairs) && int.Parse(pairs, CultureInfo.InvariantCulture) < FewestRounds
            ? " **A quick run: its figures are rough.**"
            : "";
}
