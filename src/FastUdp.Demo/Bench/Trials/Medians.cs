namespace FastUdp.Demo.Bench.Trials;

/// <summary>The arithmetic of repeated and of interleaved trials, without anything that measures.</summary>
internal static class Medians
{
    /// <summary>The middle value, or the mean of the middle two; null of nothing.</summary>
    public static double? Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length == 0 ? null
            : sorted.Length % 2 == 1 ? sorted[middle]
            : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>
    /// The median of the ratios of each round: what the machine did to one round it did to both, so that the ratio holds
    /// where the figures do not.
    /// </summary>
    public static double? MedianOfRatios(IReadOnlyList<double?> ours, IReadOnlyList<double?> theirs) => Median(RatiosOfRounds(ours, theirs));

    /// <summary>The ratio of each round. Rounds in which either is missing or zero are left out.</summary>
    public static IEnumerable<double> RatiosOfRounds(IReadOnlyList<double?> ours, IReadOnlyList<double?> theirs)
    {
        if (ours.Count != theirs.Count)
            throw new ArgumentException($"{ours.Count} rounds cannot be compared with {theirs.Count}.", nameof(theirs));
        return
            from pair in ours.Zip(theirs)
            where pair is { First: > 0, Second: > 0 }
            select pair.First!.Value / pair.Second!.Value;
    }

    /// <summary>The best of several, round by round: what they together could have reached.</summary>
    public static double?[] BestOfEachRound(IReadOnlyList<IReadOnlyList<double?>> series, bool lowerIsBetter)
    {
        if (series.Count == 0)
            return [];
        var best = new double?[series[0].Count];
        for (int round = 0; round < best.Length; round++)
        {
            IEnumerable<double?> values = series.Select(one => one[round]);
            best[round] = lowerIsBetter ? values.Min() : values.Max();
        }
        return best;
    }
}
