using System.Globalization;
using FastUdp.Demo.Bench.Comparing;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Report;

/// <summary>
/// All figures as tables: for who wants to read them, copy them, or hears the page. A cell shows what people read and holds, as <c>data</c>, all
/// digits of the file.
/// </summary>
internal static class PageTables
{
    public static void WriteRows(HtmlWriter html, WorkRows work)
    {
        RunColumn[] columns = InOrder([.. RunColumns.Of([.. work.Rows.Select(static one => one.Row)]).Where(static column => column.Name != "work")]);
        string[] names = [.. columns.TakeWhile(static column => column.Number is null).Select(static column => column.Head)];
        string[] numbers = [.. columns.Where(static column => column.Number is not null).Select(static column => column.Head)];
        Open(
            html, $"{work.Work}: all figures", work.AreRunsSeveral ? ["Run", .. names] : names, numbers,
            columns.Skip(names.Length + numbers.Length).Select(static column => column.Head));
        foreach ((NamedRun run, RunRow row) in work.Rows)
        {
            html.Open("tr");
            if (work.AreRunsSeveral)
                html.Element("td", run.Name);
            foreach (RunColumn column in columns)
                WriteCell(html, column, row);
            html.Close();
        }
        Close(html);
    }

    public static void WriteRatios(HtmlWriter html, RunComparison comparison)
    {
        Open(html, "Ratios", ["Run", "Work", "Subject", "Figure"], ["Size, B", "Before", "After", "Ratio"], ["Interval", "Verdict"]);
        foreach (RowRatio ratio in comparison.Ratios)
        {
            string[] words = RatioWords.Of(ratio);
            html.Open("tr").Element("td", ratio.Run).Element("td", ratio.Key.Work).Element("td", ratio.Key.Label);
            html.Element("td", words[0]);
            WriteNumber(html, "size", RunColumn.Show(ratio.Key.Size), Exact(ratio.Key.Size));
            WriteNumber(html, "before", words[1], Exact(ratio.Before));
            WriteNumber(html, "after", words[2], Exact(ratio.After));
            WriteNumber(html, "ratio", words[3], Exact(ratio.Ratio));
            html.Element("td", words[4]).Element("td", words[5], ("class", ratio.Verdict?.ToString().ToLowerInvariant())).Close();
        }
        Close(html);
        if (comparison.NotCompared > 0)
            html.Element("p", RatioWords.NotCompared(comparison.NotCompared));
    }

    /// <summary>The seconds of each row that has them, folded away.</summary>
    public static void WriteSeconds(HtmlWriter html, WorkRows work)
    {
        foreach ((NamedRun run, RunRow row) in work.Rows.Where(static one => one.Row.Series is { Count: > 0 }))
        {
            string name = work.NameAndSize(run, row);
            html.Open("details").Element("summary", $"{name}: {Figures.Count(row.Series!.Count)} seconds");
            Open(html, $"{name}, second by second", ["Seconds"], ["Mpps", "Least", "Greatest", "Loss, %", "p99, µs"]);
            SecondBucket[] loss = SecondBucket.Of(row.Series, static second => second.LossPercent);
            SecondBucket[] times = SecondBucket.Of(row.Series, static second => second.P99Microseconds);
            foreach ((int index, SecondBucket bucket) in SecondBucket.Of(row.Series, static second => second.Mpps).Index())
                WriteSecond(html, bucket, loss[index].Mean, times[index].Greatest);
            Close(html);
            html.Close();
        }
    }

    /// <summary>What tells rows apart, all numbers, and then other texts, wherever among the numbers they stand elsewhere.</summary>
    private static RunColumn[] InOrder(RunColumn[] columns)
    {
        int names = columns.TakeWhile(static column => column.Number is null).Count();
        return [.. columns[..names], .. columns[names..].OrderBy(static column => column.Number is null)];
    }

    private static void WriteSecond(HtmlWriter html, SecondBucket bucket, double? loss, double? time)
    {
        html.Open("tr").Element("td", bucket.First == bucket.Last ? Exact(bucket.First) : $"{bucket.First} to {bucket.Last}");
        foreach ((string member, double? value) in (ReadOnlySpan<(string, double?)>)
            [("mpps", bucket.Mean), ("least", bucket.Least), ("greatest", bucket.Greatest), ("lossPercent", loss), ("p99Microseconds", time)])
            WriteNumber(html, member, value is { } number ? RunColumn.Show(number) : null, value is { } exact ? Exact(exact) : null);
        html.Close();
    }

    private static void WriteCell(HtmlWriter html, RunColumn column, RunRow row)
    {
        if (column.Number is null)
            html.Element("td", column.Shown(row) ?? "", ("data-member", column.Name));
        else if (HintedFigure.Of(row, column) is not null)
            html.Element("td", column.Shown(row)!, ("class", "number hinted"));
        else
            WriteNumber(html, column.Name, column.Shown(row), column.Exact(row));
    }

    private static void WriteNumber(HtmlWriter html, string member, string? shown, string? exact)
    {
        html.Open("td", ("class", "number"), ("data-member", member));
        if (shown is not null)
            html.Element("data", shown, ("value", exact));
        html.Close();
    }

    /// <summary>Opens a table whose columns are texts, then numbers, then texts again.</summary>
    private static void Open(HtmlWriter html, string caption, IEnumerable<string> texts, IEnumerable<string> numbers, params IEnumerable<string> lastTexts)
    {
        // Scrolls by itself where it is wider than the page, by the keyboard too.
        html.Open("div", ("class", "scroll"), ("tabindex", 0), ("role", "region"), ("aria-label", caption)).Open("table").Element("caption", caption);
        html.Open("thead").Open("tr");
        foreach (string head in texts)
            html.Element("th", head, ("scope", "col"));
        foreach (string head in numbers)
            html.Element("th", head, ("scope", "col"), ("class", "number"));
        foreach (string head in lastTexts)
            html.Element("th", head, ("scope", "col"));
        html.Close().Close().Open("tbody");
    }

    private static void Close(HtmlWriter html) => html.Close().Close().Close();

    private static string Exact(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
