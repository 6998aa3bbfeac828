namespace FastUdp.Demo.Bench.Search;

/// <summary>How a search for the highest rate is to go. Rates are whole datagrams a second.</summary>
internal sealed record SearchPlan
{
    /// <summary>The lowest rate that is tried: where even this loses, the answer is that none was found. At least 1.</summary>
    public long LeastRate { get; init; } = 1_000;

    /// <summary>The highest rate that is offered, ever: the line's, or the user's.</summary>
    public required long MostRate { get; init; }

    /// <summary>
    /// The first rate, such as what a closed loop reached; from there the search doubles or halves until it has a rate on either side.
    /// Without one it begins with <see cref="MostRate"/>, as RFC 2544 section 26.1 does.
    /// </summary>
    public long? FirstRate { get; init; }

    /// <summary>The share of datagrams that each goal lets be lost, in ascending order: NDR and PDR.</summary>
    public IReadOnlyList<double> LossLimits { get; init; } = [0, 0.005];

    /// <summary>The search is over when the lowest rate that failed is no more than this share above the highest that passed.</summary>
    public double Resolution { get; init; } = 0.01;

    /// <summary>What of a rate must have left for it to have been offered: a sender's last burst may be cut off by the end.</summary>
    public double OfferedShare { get; init; } = 0.995;

    /// <summary>The length of a trial while the search goes on.</summary>
    public TimeSpan TrialDuration { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The length of the trials that confirm the rate found; RFC 2544 section 24 asks for 60 s.</summary>
    public TimeSpan ConfirmationDuration { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many confirmations a rate must pass to be the answer.</summary>
    public int Confirmations { get; init; } = 2;

    /// <summary>How often a rate must fail to have failed: once may be by chance.</summary>
    public int FailuresToFail { get; init; } = 2;

    /// <summary>After so many trials the search gives up: results that contradict one another could go on for ever.</summary>
    public int MostTrials { get; init; } = 200;

    /// <summary>Whether a rate was offered, so that the trial says something of it.</summary>
    /// <param name="due">How many datagrams were due by its schedule.</param>
    /// <param name="sent">How many of them left.</param>
    public bool IsOffered(long due, long sent) => sent > 0 && sent >= due * OfferedShare;

    /// <exception cref="ArgumentException">The plan contradicts itself.</exception>
    public void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(LeastRate, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MostRate, LeastRate);
        ArgumentOutOfRangeException.ThrowIfZero(LossLimits.Count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Resolution);
        ArgumentOutOfRangeException.ThrowIfLessThan(Confirmations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(FailuresToFail, 1);
        if (!LossLimits.SequenceEqual(LossLimits.Order()) || LossLimits.Any(static limit => limit is not (>= 0 and < 1)))
            throw new ArgumentException("Loss limits are shares from 0 to less than 1, in ascending order.");
    }
}
