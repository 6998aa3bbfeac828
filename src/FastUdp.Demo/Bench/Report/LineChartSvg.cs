using System.Globalization;

namespace FastUdp.Demo.Bench.Report;

/// <summary>Draws lines: the grid, the marked place, intervals, lines, points, and the legend below.</summary>
internal static class LineChartSvg
{
    public static void Write(HtmlWriter html, LineChart chart)
    {
        ChartFrame.Open(html, chart.Title, chart.Description);
        ChartFrame.DrawAxes(html, chart.X, chart.Y);
        if (chart.Edge is { } edge)
            DrawEdge(html, chart.X, edge.At, edge.Label);
        for (int index = 0; index < chart.Lines.Count; index++)
            DrawLine(html, chart, chart.Lines[index], new LineStyle(index));
        html.Close();
        Legend.Write(html, chart.Lines.Select(static line => line.Name), chart.Omitted);
        html.Close();
    }

    private static void DrawEdge(HtmlWriter html, Axis axis, double at, string label)
    {
        double x = ChartFrame.X(axis, at);
        html.Shape("line", ("class", "edge"), ("x1", x), ("x2", x), ("y1", ChartFrame.Top), ("y2", ChartFrame.Bottom));
        // Above the lines, on the side where there is room for it.
        bool isRight = x > (ChartFrame.Left + ChartFrame.Right) / 2;
        html.Element("text", label, ("class", isRight ? "tick edgename end" : "tick edgename"), ("x", isRight ? x - 4 : x + 4), ("y", ChartFrame.Top - 7));
    }

    private static void DrawLine(HtmlWriter html, LineChart chart, ChartLine line, LineStyle style)
    {
        html.Open("g", ("class", style.Class));
        string points = string.Join(' ', line.Points.Select(point => string.Create(
            CultureInfo.InvariantCulture, $"{ChartFrame.X(chart.X, point.X):0.##},{ChartFrame.Y(chart.Y, point.Y):0.##}")));
        html.Shape("polyline", ("class", "line"), ("points", points));
        foreach (ChartPoint point in line.Points)
            DrawPoint(html, chart, point, style);
        html.Close();
    }

    private static void DrawPoint(HtmlWriter html, LineChart chart, ChartPoint point, LineStyle style)
    {
        double x = ChartFrame.X(chart.X, point.X);
        if (point is { Low: { } low, High: { } high })
            html.Shape("line", ("class", "whisker"), ("x1", x), ("x2", x), ("y1", ChartFrame.Y(chart.Y, low)), ("y2", ChartFrame.Y(chart.Y, high)));
        if (!chart.HasMarkers)
            return;
        html.Open("path", ("class", point.IsHint ? "dot hint" : "dot"), ("d", style.Marker(x, ChartFrame.Y(chart.Y, point.Y)))).Element("title", point.Label).Close();
    }
}
