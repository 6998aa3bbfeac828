using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FastUdp.Demo.Bench.Comparing;
using FastUdp.Demo.Bench.Report;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Output;
using FastUdp.Demo.Tests.Dissector.Support;
using FastUdp.Demo.Tests.EndToEnd;

namespace FastUdp.Demo.Tests.Bench.Report;

/// <summary>The page as a browser has it. One start of the browser serves all checks, for it is what takes the time.</summary>
public partial class BrowserTests
{
    private const string Figures = """
        [...document.querySelectorAll('table')].filter(table => table.caption.textContent.endsWith(': all figures')).flatMap(table =>
            [...table.tBodies[0].rows].map(row => Object.fromEntries(
                [['work', table.caption.textContent.slice(0, -': all figures'.length)]].concat(
                [...row.cells].filter(cell => cell.dataset.member && cell.textContent)
                    .map(cell => [cell.dataset.member, cell.querySelector('data')?.value ?? cell.textContent])))))
        """;

    // The first line's markers are circles: the middle of their boxes is the point.
    private const string Points = """
        [...document.querySelectorAll('figure')].find(figure => figure.querySelector('figcaption').textContent === 'throughput: payload over size')
            .querySelector('svg g').querySelectorAll('.dot').values().map(dot => {
                const box = dot.getBBox();
                return { label: dot.textContent, x: box.x + box.width / 2, y: box.y + box.height / 2 };
            }).toArray()
        """;

    private const string Looks = """
        (() => {
            const style = (element, member) => getComputedStyle(element)[member];
            return {
                page: style(document.body, 'backgroundColor'), text: style(document.body, 'color'), card: style(document.querySelector('figure'), 'backgroundColor'),
                lines: [...document.querySelectorAll('.line')].map(line => style(line, 'stroke')),
                overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
                smallest: Math.min(...[...document.querySelectorAll('figure > svg text')].map(text => parseFloat(style(text, 'fontSize')) * text.getScreenCTM().a)),
                outside: [...document.querySelectorAll('figure > svg text')].filter(text => {
                    const box = text.getBoundingClientRect(), drawing = text.ownerSVGElement.getBoundingClientRect();
                    return box.left < drawing.left - 1 || box.right > drawing.right + 1;
                }).map(text => text.textContent),
            };
        })()
        """;

    [Fact]
    public async Task The_page_shows_the_figures_of_the_files_on_any_screen_and_asks_the_network_for_nothing()
    {
        await using Chromium chromium = await Chromium.StartAsync();
        using var scratch = new Scratch();
        string file = scratch.File("run.json"), page = scratch.File("run.html");
        RunFileWriter.Write(file, Specimens.Everything());
        NamedRun[] runs = NamedRun.ReadAll([file, file]);
        File.WriteAllText(page, ReportPage.Write(runs, RunComparison.Of(runs)));
        await chromium.OpenAsync(new Uri(page).AbsoluteUri);

        AssertFigures(File.ReadAllText(file), (JsonArray)await chromium.EvaluateAsync(Figures), runs: 2, static _ => true);
        AssertPoints((JsonArray)await chromium.EvaluateAsync(Points));
        foreach ((int width, bool isDark) in ((int, bool)[])[(375, false), (375, true), (1_280, false), (1_280, true)])
        {
            await chromium.ShowAsync(width, isDark);
            AssertLooks(await chromium.EvaluateAsync(Looks), isDark);
        }
        AssertQuiet(chromium, new Uri(page).AbsoluteUri);
        await AssertSweepAsync(chromium, scratch);
    }

    /// <summary>A page that a real run leaves: its figures are those it saved, each size is a point, and the edge of the MTU is marked.</summary>
    private static async Task AssertSweepAsync(Chromium chromium, Scratch scratch)
    {
        string file = scratch.File("sweep.json"), page = scratch.File("sweep.html");
        string[] sweep = ["bench", "sweep", "--sizes", "1471,1472,1473", "--rounds", "2", "--seconds", "0.05", "--warm-up", "0", "--save", file, "--report", page];
        (await RunningProgram.RunFastUdpAsync(sweep)).AssertSucceeded();
        await chromium.OpenAsync(new Uri(page).AbsoluteUri);
        AssertFigures(File.ReadAllText(file), (JsonArray)await chromium.EvaluateAsync(Figures), runs: 1, IsNumber);
        Assert.Equal(3, ((JsonArray)await chromium.EvaluateAsync(Points)).Count);
        Assert.Equal("1,472 → 1,473: MTU 1,500", (string)(await chromium.EvaluateAsync("document.querySelector('.edgename').textContent"))!);
        // Two rounds are too few to quote anything: what is drawn is hollow, and the reason stands below.
        Assert.Contains("not quoted: 2 trials", (string)(await chromium.EvaluateAsync("document.querySelector('.refusal').textContent"))!, StringComparison.Ordinal);
        Assert.Equal(6, (int)await chromium.EvaluateAsync("document.querySelectorAll('.dot.hint').length"));
        AssertQuiet(chromium, new Uri(page).AbsoluteUri);
    }

    // Of a real run the table words some texts in its own way; numbers it may not change.
    private static bool IsNumber(string member) => RunColumns.Numbers.Any(column => column.Name == member);

    /// <summary>What the file says and what the page says are the same, member by member, once for each run.</summary>
    private static void AssertFigures(string json, JsonArray shown, int runs, Predicate<string> isCompared)
    {
        string[] said = [.. JsonNode.Parse(json)!["rows"]!.AsArray().Select(row => Line(Flatten("", row!).Where(one => isCompared(one.Member))))];
        string[] seen = [.. shown.Select(row => Line(row!.AsObject().Select(static member => (Member: member.Key, Value: (string)member.Value!)).Where(one => isCompared(one.Member))))];
        Assert.Equal(Enumerable.Repeat(said, runs).SelectMany(static one => one).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    private static string Line(IEnumerable<(string Member, string Value)> members) =>
        string.Join(" | ", members.OrderBy(static member => member.Member, StringComparer.Ordinal).Select(static member => $"{member.Member}={member.Value}"));

    private static IEnumerable<(string Member, string Value)> Flatten(string path, JsonNode node) => node switch
    {
        JsonObject members => members.Where(static member => member.Key is not ("series" or "trials")).SelectMany(member => Flatten(path + '.' + member.Key, member.Value!)),
        _ when node.GetValueKind() == System.Text.Json.JsonValueKind.String => [(path[1..], Printable.Text(Encoding.UTF8.GetBytes((string)node!)))],
        _ => [(path[1..], node.ToJsonString())],
    };

    /// <summary>Heights are proportional to values: two points give the scale, and the others are where it says.</summary>
    private static void AssertPoints(JsonArray points)
    {
        (double Value, double Y)[] places = [.. points.Select(static point => (double.Parse(
            Labelled().Match((string)point!["label"]!).Groups[1].ValueSpan, CultureInfo.InvariantCulture), (double)point["y"]!))];
        Assert.Equal(6, places.Length);
        (double Value, double Y) least = places.MinBy(static place => place.Value), most = places.MaxBy(static place => place.Value);
        double scale = (most.Y - least.Y) / (most.Value - least.Value);
        Assert.All(places, place => Assert.Equal(least.Y + (place.Value - least.Value) * scale, place.Y, 0.1));
    }

    private static void AssertLooks(JsonNode looks, bool isDark)
    {
        double page = Luminance((string)looks["page"]!), card = Luminance((string)looks["card"]!);
        Assert.Equal(isDark, page < 0.5);
        // The contrast that WCAG 2.2 asks for: of text (1.4.3), and of drawings (1.4.11).
        Assert.InRange(Contrast(page, Luminance((string)looks["text"]!)), 4.5, 21);
        Assert.All(looks["lines"]!.AsArray(), line => Assert.InRange(Contrast(card, Luminance((string)line!)), 3, 21));
        Assert.InRange((double)looks["overflow"]!, 0, 0);
        Assert.InRange((double)looks["smallest"]!, 10, 24);
        Assert.Empty(looks["outside"]!.AsArray().Select(static text => (string)text!));
    }

    private static void AssertQuiet(Chromium chromium, string page)
    {
        string[] asked = [.. chromium.Events("Network.requestWillBeSent").Select(static one => (string)one["request"]!["url"]!).Where(static url => url != "data:,")];
        Assert.Equal([page], asked);
        foreach (string trouble in (string[])["Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Page.javascriptDialogOpening"])
            Assert.Empty(chromium.Events(trouble).Select(static one => one.ToJsonString()));
    }

    private static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    /// <summary>Relative luminance of <c>rgb(…)</c>, as WCAG defines it.</summary>
    private static double Luminance(string colour)
    {
        double[] parts = [.. Number().Matches(colour).Take(3).Select(static part => int.Parse(part.ValueSpan, CultureInfo.InvariantCulture) / 255.0)
            .Select(static part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))];
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    [GeneratedRegex(": ([0-9.E-]+) Gbit/s$")]
    private static partial Regex Labelled();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
