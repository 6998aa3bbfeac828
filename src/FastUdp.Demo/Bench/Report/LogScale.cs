namespace FastUdp.Demo.Bench.Report;

/// <summary>Equal steps for equal ratios. It takes values above 0; what is not stands at its beginning.</summary>
internal sealed class LogScale(double low, double high) : Scale
{
    private static readonly double[] OneTwoFive = [1, 2, 5];

    /// <summary>
    /// Around these values. Over less than four decades it has lines at 1, 2 and 5 and ends at such; over more it has one a decade, and over very
    /// many every second, third and so on.
    /// </summary>
    public static LogScale Around(IEnumerable<double> values)
    {
        double[] positive = [.. values.Where(static value => value >= Least).DefaultIfEmpty(1)];
        double[] ticks = Candidates(positive.Min(), positive.Max());
        return new LogScale(ticks[0], ticks[^1]) { Ticks = ticks };
    }

    /// <inheritdoc/>
    public override double At(double value) => value <= low ? 0 : Math.Log10(value / low) / Math.Log10(high / low);

    private static double[] Candidates(double least, double greatest)
    {
        int from = (int)Math.Floor(Math.Log10(least) + 1e-9), to = (int)Math.Ceiling(Math.Log10(greatest) - 1e-9);
        if (to - from > 4)
            return [.. Decades(from, Math.Max(to, from + 1), (to - from + 7) / 8)];
        double[] all = [.. Enumerable.Range(from, Math.Max(1, to - from) + 1).SelectMany(static decade => OneTwoFive.Select(digit => digit * Power(decade)))];
        int first = Array.FindLastIndex(all, tick => tick <= least * (1 + 1e-9));
        int last = Array.FindIndex(all, tick => tick >= greatest * (1 - 1e-9));
        return all[first..(Math.Max(last, first + 1) + 1)];
    }

    private static IEnumerable<double> Decades(int from, int to, int step)
    {
        int decade = from;
        for (; decade < to; decade += step)
            yield return Power(decade);
        yield return Power(decade);
    }

    // As it is written: 10⁻³ as the quotient would be 0.001 and something.
    private static double Power(int decade) => decade >= 0 ? Math.Pow(10, decade) : 1 / Math.Pow(10, -decade);
}
