using System.Globalization;

namespace FastUdp.Demo.Bench.Trials;

/// <summary>When a figure may be quoted: when the interval about its median is narrow enough, and sure enough.</summary>
/// <param name="WidestShare">How far the interval may reach to either side, as a share of the median.</param>
/// <param name="LeastCoverage">How surely it must enclose the true median.</param>
internal sealed record QuotationRule(double WidestShare = 0.05, double LeastCoverage = Estimate.UsualCoverage)
{
    /// <summary>Why this figure is not quoted, in a sentence; null where it is.</summary>
    public string? Refuse(Estimate estimate)
    {
        if (estimate.Coverage < LeastCoverage)
            return $"not quoted: {Tell(estimate)}; {Percent(LeastCoverage)} confidence takes {OrderStatistics.LeastTrialsFor(LeastCoverage)} trials";
        if (estimate.ShareBelow <= WidestShare && estimate.ShareAbove <= WidestShare)
            return null;
        return $"not quoted: the median of {estimate.Trials} trials is known to −{Percent(estimate.ShareBelow)} and +{Percent(estimate.ShareAbove)} "
            + $"with {Percent(estimate.Coverage)} confidence, and the limit is ±{Percent(WidestShare)}";
    }

    private static string Tell(Estimate estimate) => estimate.Trials == 1
        ? "1 trial does not tell how far another would be from it"
        : $"{estimate.Trials} trials tell what the median is with {Percent(estimate.Coverage)} confidence at most";

    private static string Percent(double share) => double.IsFinite(share) ? share.ToString("0.0## %", CultureInfo.InvariantCulture) : "∞ %";
}
