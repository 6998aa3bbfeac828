using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Search;

/// <summary>The answer of a search as a sentence: a rate is never quoted without what bounds it.</summary>
internal static class FindingText
{
    /// <summary>What the goal is called in the trade: the rate without drops, or that of partial drops.</summary>
    public static string ShortNameOf(double lossLimit) => lossLimit == 0 ? "NDR" : "PDR";

    public static string NameOf(double lossLimit) => lossLimit == 0 ? "NDR (no loss)" : $"PDR ({Figures.Percent(100 * lossLimit)} loss)";

    /// <param name="finding">The answer.</param>
    /// <param name="trials">How many trials the search took.</param>
    public static string Of(SearchFinding finding, int trials) => $"{NameOf(finding.LossLimit)}: {Tell(finding, trials)}";

    /// <summary>The same without the name of the goal.</summary>
    public static string Tell(SearchFinding finding, int trials) => (finding.End, finding.Rate) switch
    {
        (SearchEnd.Open or SearchEnd.Unsettled, _) => $"not settled after {Count(trials)}{KnownSoFar(finding)}",
        (SearchEnd.HeldMost, _) => $"{Rate(finding.Rate)} or more: that is the limit of the search, and it was held",
        (SearchEnd.NotOffered, null) => $"not found: the sender could not offer even {Rate(finding.FailedRate)}",
        (SearchEnd.NotOffered, _) => $"{Rate(finding.Rate)} or more: the sender could not offer {Rate(finding.FailedRate)}",
        (_, null) => $"none: even at {Rate(finding.FailedRate)} more was lost",
        _ => $"{Rate(finding.Rate)}; at {Rate(finding.FailedRate)} more was lost",
    };

    private static string Count(int trials) => trials == 1 ? "1 trial" : $"{Figures.Count(trials)} trials";

    private static string KnownSoFar(SearchFinding finding) => (finding.PassedRate, finding.FailedRate) switch
    {
        (null, null) => "",
        (null, { } failed) => $": {Rate(failed)} was not held",
        ({ } passed, null) => $": {Rate(passed)} was held",
        ({ } passed, { } failed) => $": {Rate(passed)} was held, {Rate(failed)} was not",
    };

    private static string Rate(long? perSecond) => Figures.Count(perSecond!.Value) + "/s";
}
