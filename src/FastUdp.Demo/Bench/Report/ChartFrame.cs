namespace FastUdp.Demo.Bench.Report;

/// <summary>The drawing around lines or bars: its size, title, axes and grid. Units are those of the drawing, which is as wide as its place on the page.</summary>
internal static class ChartFrame
{
    public const double Width = 440;
    public const double Height = 290;
    public const double Left = 52;
    public const double Right = Width - 18;
    public const double Top = 22;
    public const double Bottom = Height - 42;

    public static double X(Axis axis, double value) => Left + axis.Scale.At(value) * (Right - Left);

    public static double Y(Axis axis, double value) => Bottom - axis.Scale.At(value) * (Bottom - Top);

    /// <summary>Opens a figure and its drawing: two elements to close, with the legend between.</summary>
    public static void Open(HtmlWriter html, string title, string description, double height = Height)
    {
        string titleId = html.NewId(), descriptionId = html.NewId();
        html.Open("figure").Element("figcaption", title);
        html.Open("svg", ("viewBox", FormattableString.Invariant($"0 0 {Width} {height}")), ("role", "img"), ("aria-labelledby", $"{titleId} {descriptionId}"));
        html.Element("title", title, ("id", titleId)).Element("desc", description, ("id", descriptionId));
    }

    public static void DrawAxes(HtmlWriter html, Axis x, Axis y)
    {
        foreach (double tick in y.Scale.Ticks)
        {
            double at = Y(y, tick);
            html.Shape("line", ("class", "grid"), ("x1", Left), ("x2", Right), ("y1", at), ("y2", at));
            html.Element("text", y.Label(tick), ("class", "tick end"), ("x", Left - 5), ("y", at + 4));
        }
        foreach (double tick in x.Scale.Ticks)
        {
            double at = X(x, tick);
            html.Shape("line", ("class", "grid"), ("x1", at), ("x2", at), ("y1", Top), ("y2", Bottom));
            html.Element("text", x.Label(tick), ("class", "tick mid"), ("x", at), ("y", Bottom + 15));
        }
        html.Shape("path", ("class", "axis"), ("d", FormattableString.Invariant($"M{Left} {Top}V{Bottom}H{Right}")));
        html.Element("text", x.Title, ("class", "name mid"), ("x", (Left + Right) / 2), ("y", Height - 8));
        html.Element("text", y.Title, ("class", "name"), ("x", 2.0), ("y", 12.0));
    }
}
