using System.Text.RegularExpressions;
using System.Xml.Linq;
using FastUdp.Demo.Bench.Comparing;
using FastUdp.Demo.Bench.Report;
using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Tests.Bench.Report;

public partial class ReportPageTests
{
    [Fact]
    public void No_name_becomes_markup()
    {
        string page = Page(Specimens.Everything());
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" onload='", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', page);
        Assert.DoesNotContain('\u202E', page);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39;, &amp;amp; \\x1b[31m", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_names_nothing_outside_of_it()
    {
        string page = Page(Specimens.Everything());
        Assert.Equal(["data:,"], Links().Matches(page).Select(static link => link.Groups[1].Value));
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_drawing_is_well_formed_and_has_a_title_and_a_description()
    {
        XElement[] drawings = [.. Drawings().Matches(Page(Specimens.Everything())).Select(static drawing => XElement.Parse(drawing.Value))];
        Assert.Equal(8, drawings.Length);
        Assert.All(drawings, static drawing =>
        {
            Assert.NotEmpty(drawing.Element("title")!.Value);
            Assert.NotEmpty(drawing.Element("desc")!.Value);
            Assert.DoesNotContain("NaN", drawing.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain('∞', drawing.ToString());
        });
    }

    [Fact]
    public void The_limit_of_the_mtu_is_marked_where_sizes_cross_it()
    {
        Assert.Contains("1,472 → 1,473: MTU 1,500", Decode(Page(Specimens.Everything())), StringComparison.Ordinal);
        Assert.DoesNotContain("MTU", Page(Specimens.Run(Specimens.Row(size: 64), Specimens.Row(size: 512))), StringComparison.Ordinal);
        RunFile jumbo = Specimens.Run(Specimens.Row(size: 1_472), Specimens.Row(size: 9_000)) with { Options = new Dictionary<string, string> { ["mtu"] = "9000" } };
        Assert.Contains("8,972 → 8,973: MTU 9,000", Decode(Page(jumbo)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_there_is_no_room_for_is_told()
    {
        RunRow[] rows = [.. Enumerable.Range(0, 20).SelectMany(static index => new[] { Specimens.Row($"subject {index}"), Specimens.Row($"subject {index}", 512) })];
        string page = Page(Specimens.Run(rows));
        Assert.Contains("4 more: in the table", page, StringComparison.Ordinal);
        Assert.Contains("subject 19", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_rows_is_a_page_too() => Assert.Contains("How run was measured", Page(Specimens.Run()), StringComparison.Ordinal);

    private static string Decode(string page) => System.Net.WebUtility.HtmlDecode(page);

    private static string Page(RunFile run)
    {
        NamedRun[] runs = [new("run", run)];
        return ReportPage.Write(runs, RunComparison.Of(runs));
    }

    [GeneratedRegex("(?:src|href|action|poster)=\"([^\"]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex("<svg [^>]*role=\"img\".*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Drawings();
}
