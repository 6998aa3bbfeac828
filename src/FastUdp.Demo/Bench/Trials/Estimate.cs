namespace FastUdp.Demo.Bench.Trials;

/// <summary>What repeated trials together say of one figure: its median, and between which values that lies.</summary>
/// <param name="Median">The middle value, or the mean of the middle two.</param>
/// <param name="Low">Where the interval begins: one of the trials.</param>
/// <param name="High">Where it ends: one of the trials.</param>
/// <param name="Coverage">How surely the interval encloses the true median: what so many trials reach, not what was wanted; 0 for one trial.</param>
/// <param name="Trials">How many there were.</param>
/// <param name="Least">The least of them.</param>
/// <param name="Greatest">The greatest of them.</param>
internal sealed record Estimate(double Median, double Low, double High, double Coverage, int Trials, double Least, double Greatest)
{
    /// <summary>How surely an interval is to enclose the median, where nothing else is wanted.</summary>
    public const double UsualCoverage = 0.95;

    /// <summary>From the least to the greatest, as a share of the median; infinite about a median of 0.</summary>
    public double Spread => Share(Greatest - Least);

    /// <summary>How far the interval reaches below the median, as a share of it.</summary>
    public double ShareBelow => Share(Median - Low);

    /// <summary>How far the interval reaches above the median, as a share of it.</summary>
    public double ShareAbove => Share(High - Median);

    /// <param name="values">A finite figure of each trial, 1 to <see cref="OrderStatistics.MostTrials"/> of them.</param>
    /// <param name="wantedCoverage">How surely the interval is to enclose the median, if so many trials can.</param>
    public static Estimate Of(IEnumerable<double> values, double wantedCoverage = UsualCoverage)
    {
        double[] sorted = [.. values.Order()];
        if (!Array.TrueForAll(sorted, double.IsFinite))
            throw new ArgumentException("A trial without a figure has no place among them.", nameof(values));
        (int rank, double coverage) = OrderStatistics.Enclose(sorted.Length, wantedCoverage);
        return new Estimate(Medians.Median(sorted)!.Value, sorted[rank - 1], sorted[^rank], coverage, sorted.Length, sorted[0], sorted[^1]);
    }

    /// <summary>
    /// The ratio of two configurations that ran in turn, from the ratio of each round; null where no round has both. Its median is
    /// <see cref="Medians.MedianOfRatios"/>.
    /// </summary>
    public static Estimate? OfRatios(IReadOnlyList<double?> ours, IReadOnlyList<double?> theirs, double wantedCoverage = UsualCoverage)
    {
        double[] ratios = [.. Medians.RatiosOfRounds(ours, theirs)];
        return ratios.Length == 0 ? null : Of(ratios, wantedCoverage);
    }

    private double Share(double distance) => distance == 0 ? 0 : distance / Math.Abs(Median);
}
