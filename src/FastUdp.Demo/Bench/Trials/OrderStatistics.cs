namespace FastUdp.Demo.Bench.Trials;

/// <summary>
/// Which of the sorted values enclose the median of what they were drawn from, and how surely. Of independent trials each lies below that median as
/// often as above it, however they are distributed: how many of n do is binomial with one half (David and Nagaraja, "Order Statistics", 2003,
/// section 7.1).
/// </summary>
internal static class OrderStatistics
{
    /// <summary>More would make the chance that all lie on one side too small for a double.</summary>
    public const int MostTrials = 1_000;

    /// <summary>
    /// The narrowest interval, from the value of this rank to the one of the same rank from above, that encloses the median as surely as is wanted;
    /// from the least to the greatest where even that does not.
    /// </summary>
    /// <param name="trials">1 to <see cref="MostTrials"/>.</param>
    /// <param name="wanted">A probability below 1.</param>
    /// <returns>The rank, from 1, and the probability that is reached. One trial encloses nothing: 0.</returns>
    public static (int Rank, double Coverage) Enclose(int trials, double wanted)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trials, MostTrials);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(wanted, 1);
        double outcome = Math.Pow(2, -trials);
        double tail = outcome;
        int rank = 1;
        for (; 2 * (rank + 1) <= trials + 1; rank++)
        {
            outcome *= (double)(trials - rank + 1) / rank;
            if (1 - (2 * (tail + outcome)) < wanted)
                break;
            tail += outcome;
        }
        return (rank, Math.Max(0, 1 - (2 * tail)));
    }

    /// <summary>How many trials it takes to reach a probability at all: between the least and the greatest of n is 1 − 2^(1−n).</summary>
    public static int LeastTrialsFor(double wanted)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(wanted, 1);
        int trials = 1;
        while (1 - Math.Pow(2, 1 - trials) < wanted)
            trials++;
        return trials;
    }
}
