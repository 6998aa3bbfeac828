using System.Globalization;
using System.Text.RegularExpressions;
using FastUdp.Demo.Bench.Rates;
using FastUdp.Demo.Bench.Search;
using FastUdp.Demo.Bench.Trials;

namespace FastUdp.Demo.Tests.Bench;

/// <summary>docs/bench-method.md says what the code does.</summary>
public sealed partial class MethodDocumentTests
{
    private static readonly string Text = Repository.Read("docs", "bench-method.md");

    [Fact]
    public void Every_rate_it_shows_is_one()
    {
        string[] rates = [.. RateRows().Matches(Text).SelectMany(static row => row.Groups[1].Captures).Select(static rate => rate.Value)];
        Assert.Equal(9, rates.Length);
        Assert.All(rates, static rate => Assert.True(RateParser.TryParse(rate, out _, out string? error), error));
    }

    [Fact]
    public void So_many_trials_reach_what_it_says()
    {
        MatchCollection rows = CoverageRows().Matches(Text);
        Assert.Equal(8, rows.Count);
        foreach (Match row in rows)
        {
            int trials = int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture);
            (int rank, double coverage) = OrderStatistics.Enclose(trials, Estimate.UsualCoverage);
            Assert.Equal(double.Parse(row.Groups[3].Value, CultureInfo.InvariantCulture), 100 * coverage, 0.0005);
            string interval = trials == 1 ? "none" : rank == 1 ? "least to greatest" : $"{rank}{(rank == 2 ? "nd" : "th")} to {trials + 1 - rank}th";
            Assert.Equal(interval, row.Groups[2].Value);
        }
    }

    [Fact]
    public void It_quotes_the_refusals()
    {
        Assert.Contains(new QuotationRule().Refuse(Estimate.Of([98, 99, 100, 100, 101, 112])) + "\n", Text, StringComparison.Ordinal);
        Assert.Contains(new QuotationRule().Refuse(Estimate.Of([1, 1, 1, 1, 1])) + "\n", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_quotes_every_end_of_a_search()
    {
        SearchFinding[] findings =
        [
            new(0, 850_000, 857_500, SearchEnd.Lost), new(0, 3_000_000, 3_020_000, SearchEnd.NotOffered), new(0, 10_000_000, null, SearchEnd.HeldMost),
            new(0, null, 1_000, SearchEnd.Lost), new(0.005, null, null, SearchEnd.Unsettled),
        ];
        Assert.All(findings, static finding => Assert.Contains($"`{FindingText.Of(finding, trials: 200)}`", Text, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\|(?: `([a-zA-Z0-9.:@,]+)`,?)+ \|", RegexOptions.Multiline)]
    private static partial Regex RateRows();

    [GeneratedRegex(@"^\| (\d+) \| ([^|]+) \| ([\d.]+) % \|", RegexOptions.Multiline)]
    private static partial Regex CoverageRows();
}
