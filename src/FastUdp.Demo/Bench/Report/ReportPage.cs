using System.Globalization;
using System.Text;
using FastUdp.Demo.Bench.Comparing;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Report;

/// <summary>
/// The report as one page without scripts, that asks the network for nothing: what compares the runs, then charts and tables work by work, then
/// where and how it was measured.
/// </summary>
internal static class ReportPage
{
    // Also by its own word the page loads nothing and runs nothing, whatever a file might bring into it.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    /// <summary>Writes it to a file.</summary>
    /// <exception cref="CommandFailedException">It cannot be written.</exception>
    public static void Save(string path, IReadOnlyList<NamedRun> runs, RunComparison? comparison) =>
        WholeFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(Write(runs, comparison))));

    /// <returns>The whole page.</returns>
    public static string Write(IReadOnlyList<NamedRun> runs, RunComparison? comparison)
    {
        var html = new HtmlWriter();
        string title = "UDP results: " + string.Join(", ", runs.Select(static run => run.Name));
        html.Raw("<!DOCTYPE html>\n").Open("html", ("lang", "en"));
        WriteHead(html, title);
        html.Open("body").Open("main").Element("h1", title);
        if (comparison is not null)
            WriteComparison(html, comparison, runs);
        foreach (WorkRows work in WorkRows.Of(runs))
            WriteWork(html, work, runs);
        foreach (NamedRun run in runs)
            WriteConditions(html, run);
        return html.Close().Close().Close().Raw("\n").ToString();
    }

    private static void WriteHead(HtmlWriter html, string title)
    {
        html.Open("head").Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Void("link", ("rel", "icon"), ("href", "data:,"));
        html.Element("title", title).Open("style").Raw(ReportStyle.Sheet).Close().Close();
    }

    private static void WriteComparison(HtmlWriter html, RunComparison comparison, IReadOnlyList<NamedRun> runs)
    {
        html.Open("section").Element("h2", $"Compared with {runs[0].Name}").Open("div", ("class", "charts"));
        foreach (BarChart chart in BarCharts.OfRatios(comparison, runs))
            BarChartSvg.Write(html, chart);
        html.Close();
        PageTables.WriteRatios(html, comparison);
        html.Close();
    }

    private static void WriteWork(HtmlWriter html, WorkRows work, IReadOnlyList<NamedRun> runs)
    {
        html.Open("section").Element("h2", work.Work).Open("div", ("class", "charts"));
        if (BarCharts.OfRates(work, runs) is { } bars)
            BarChartSvg.Write(html, bars);
        foreach (LineChart chart in (IEnumerable<LineChart>)[.. RateCharts.Of(work), .. TimeCharts.Of(work), .. SecondCharts.Of(work)])
            LineChartSvg.Write(html, chart);
        html.Close();
        PageTables.WriteRows(html, work);
        PageTables.WriteSeconds(html, work);
        html.Close();
    }

    private static void WriteConditions(HtmlWriter html, NamedRun run)
    {
        html.Open("section").Element("h2", $"How {run.Name} was measured").Open("dl");
        RunMachine machine = run.File.Machine;
        foreach ((string name, string? value) in (ReadOnlySpan<(string, string?)>)
            [("system", machine.System), ("kernel", machine.Kernel), ("processor", machine.Processor), ("cores", machine.Cores?.ToString(CultureInfo.InvariantCulture)),
             ("architecture", machine.Architecture), ("runtime", machine.Runtime), ("rows", Figures.Count(run.File.Rows.Count))])
            WriteFact(html, name, value);
        foreach ((string name, string value) in run.File.Options)
            WriteFact(html, "--" + name, value);
        html.Close().Close();
    }

    private static void WriteFact(HtmlWriter html, string name, string? value)
    {
        if (value is not null)
            html.Element("dt", name).Element("dd", value);
    }
}
