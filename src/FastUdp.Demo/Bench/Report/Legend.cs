using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Report;

/// <summary>Which line is whose, as text beside a sample of each.</summary>
internal static class Legend
{
    public static void Write(HtmlWriter html, IEnumerable<string> names, int omitted)
    {
        html.Open("ul", ("class", "legend"));
        foreach ((int index, string name) in names.Index())
        {
            var style = new LineStyle(index);
            html.Open("li").Open("svg", ("viewBox", "0 0 28 12"), ("aria-hidden", "true")).Open("g", ("class", style.Class));
            html.Shape("path", ("class", "line"), ("d", "M1 6H27")).Shape("path", ("class", "dot"), ("d", style.Marker(14, 6)));
            html.Close().Close().Text(name).Close();
        }
        if (omitted > 0)
            html.Element("li", $"{Figures.Count(omitted)} more: in the table");
        html.Close();
    }
}
