using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Rates;
using FastUdp.Demo.Bench.Runs;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Search;

/// <summary>A search at each size, of each setting: what the searches have in common.</summary>
internal sealed record SearchRunPlan
{
    // Long enough for buffers to fill, after which a flood is told from a burst.
    private static readonly TimeSpan LongestFlood = TimeSpan.FromSeconds(0.5);

    /// <summary>Sizes, settings and the way datagrams go; of its rates and rounds nothing is used.</summary>
    public required RunPlan Run { get; init; }

    /// <summary>The searches; its rates are replaced by those of the size.</summary>
    public required SearchPlan Search { get; init; }

    /// <summary>The lowest rate; null is the plan's own.</summary>
    public RateQuantity? Least { get; init; }

    /// <summary>The highest rate that is offered; null where there is none: then each search begins with a flood, to learn what comes through.</summary>
    public RateQuantity? Most { get; init; }

    /// <summary>The search at one size.</summary>
    /// <param name="size">The payload in bytes.</param>
    /// <param name="firstRate">What a flood brought; null where there was none.</param>
    /// <exception cref="CommandFailedException">The lowest rate is above the highest.</exception>
    public SearchPlan SearchOf(int size, long? firstRate)
    {
        long least = Least is { } from ? PerSecond(from, size) : Search.LeastRate;
        long most = Most is { } to ? PerSecond(to, size) : DatagramRate.MostPerSecond;
        if (least > most)
            throw new CommandFailedException($"--least exceeds --most: {Figures.Count(least)} and {Figures.Count(most)} datagrams of {size} B a second", ExitCodes.Usage);
        return Search with { LeastRate = least, MostRate = most, FirstRate = firstRate };
    }

    /// <summary>A trial of a search.</summary>
    public TrialPlan TrialOf(SearchCell cell, SearchTrial trial) => Run.Trial(cell.Size, cell.Setting, cell.Trials) with
    {
        Rate = new OfferedRate.Even(new RateQuantity(1_000 * trial.Rate, IsBits: false)),
        Duration = trial.Duration,
    };

    /// <summary>As much as can be sent, for a short time.</summary>
    public TrialPlan FloodOf(SearchCell cell) => Run.Trial(cell.Size, cell.Setting, cell.Trials) with
    {
        Rate = new OfferedRate.Flood(),
        Duration = Search.TrialDuration < LongestFlood ? Search.TrialDuration : LongestFlood,
    };

    private long PerSecond(RateQuantity quantity, int size)
    {
        DatagramRate rate = quantity.For(Run.WireBytesOf(size));
        return Math.Max(1, rate.Datagrams / rate.Seconds);
    }
}
