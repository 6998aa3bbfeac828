using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Report;

/// <summary>Draws bars, each below its name, so that long names have the whole width.</summary>
internal static class BarChartSvg
{
    private const double Left = 6;
    private const double Right = ChartFrame.Width - 18;
    private const double Top = 8;
    private const double Pitch = 34;
    private const double Thickness = 12;
    private const int LongestName = 44;

    public static void Write(HtmlWriter html, BarChart chart)
    {
        double bottom = Top + chart.Bars.Count * Pitch;
        ChartFrame.Open(html, chart.Title, chart.Description, bottom + 38);
        DrawAxis(html, chart.Axis, bottom);
        if (chart.Mark is { } mark)
            html.Shape("line", ("class", "edge"), ("x1", X(chart, mark)), ("x2", X(chart, mark)), ("y1", Top), ("y2", bottom));
        for (int index = 0; index < chart.Bars.Count; index++)
            DrawBar(html, chart, chart.Bars[index], Top + index * Pitch);
        html.Close();
        if (chart.Omitted > 0)
            html.Element("p", $"{Figures.Count(chart.Omitted)} more: in the table");
        html.Close();
    }

    private static void DrawAxis(HtmlWriter html, Axis axis, double bottom)
    {
        foreach (double tick in axis.Scale.Ticks)
        {
            double x = Left + axis.Scale.At(tick) * (Right - Left);
            html.Shape("line", ("class", "grid"), ("x1", x), ("x2", x), ("y1", Top), ("y2", bottom));
            html.Element("text", axis.Label(tick), ("class", "tick mid"), ("x", x), ("y", bottom + 14));
        }
        html.Element("text", axis.Title, ("class", "name mid"), ("x", (Left + Right) / 2), ("y", bottom + 31));
    }

    private static void DrawBar(HtmlWriter html, BarChart chart, Bar bar, double top)
    {
        string name = bar.Name.Length <= LongestName ? bar.Name : bar.Name[..LongestName] + "…";
        double y = top + 15, middle = y + Thickness / 2;
        html.Open("g", ("class", new LineStyle(bar.Colour).Class)).Element("title", $"{bar.Name}: {bar.Shown}{Interval(bar)}");
        html.Shape("rect", ("class", bar.IsHint ? "bar hint" : "bar"), ("x", Left), ("y", y), ("width", X(chart, bar.Value) - Left), ("height", Thickness));
        if (bar is { Low: { } low, High: { } high })
            html.Shape("path", ("class", "interval"), ("d", FormattableString.Invariant(
                $"M{X(chart, low):0.##} {middle - 4}v8M{X(chart, low):0.##} {middle}H{X(chart, high):0.##}M{X(chart, high):0.##} {middle - 4}v8")));
        html.Element("text", name, ("class", "tick"), ("x", Left), ("y", top + 11));
        html.Element("text", bar.Shown, ("class", "tick strong end"), ("x", Right), ("y", top + 11)).Close();
    }

    private static string Interval(Bar bar) =>
        bar is { Low: { } low, High: { } high } ? $", {RunColumn.Show(low)} to {RunColumn.Show(high)}" : "";

    private static double X(BarChart chart, double value) => Left + chart.Axis.Scale.At(value) * (Right - Left);
}
