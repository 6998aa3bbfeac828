using FastUdp.Demo.Bench.Search;

namespace FastUdp.Demo.Tests.Bench.Search;

/// <summary>What a search measures, as arithmetic: what exceeds a capacity is lost, and some by chance.</summary>
internal sealed class ModelDevice(int seed = 0)
{
    private readonly Random _random = new(seed);

    /// <summary>Datagrams a second that it forwards.</summary>
    public double Capacity { get; init; } = double.PositiveInfinity;

    /// <summary>Datagrams a second that the sender can send.</summary>
    public double SenderCapacity { get; init; } = double.PositiveInfinity;

    /// <summary>The chance of each datagram to be lost.</summary>
    public double RandomLoss { get; init; }

    /// <summary>The chance of each trial to be disturbed: a tenth is lost then, whatever the rate.</summary>
    public double Disturbance { get; init; }

    /// <summary>How far the capacity varies from trial to trial, as a share.</summary>
    public double Variation { get; init; }

    /// <summary>Carries out all of a search, and holds it to its limits on the way.</summary>
    public RateSearch Run(SearchPlan plan)
    {
        var search = new RateSearch(plan);
        while (search.Next() is { } trial)
        {
            Assert.InRange(trial.Rate, plan.LeastRate, plan.MostRate);
            Assert.Equal(trial.IsConfirmation ? plan.ConfirmationDuration : plan.TrialDuration, trial.Duration);
            Assert.True(search.Trials < plan.MostTrials);
            (long offered, long sent, long lost) = Try(trial);
            search.Report(offered, sent, lost);
        }
        return search;
    }

    private (long Offered, long Sent, long Lost) Try(SearchTrial trial)
    {
        double offered = trial.Rate * trial.Duration.TotalSeconds;
        double sent = Math.Min(offered, SenderCapacity * trial.Duration.TotalSeconds);
        double capacity = Capacity * (1 + (Variation * ((2 * _random.NextDouble()) - 1))) * trial.Duration.TotalSeconds;
        double lost = Math.Max(0, sent - capacity) + ByChance(sent * RandomLoss);
        if (_random.NextDouble() < Disturbance)
            lost += sent / 10;
        return ((long)offered, (long)sent, (long)Math.Min(sent, lost));
    }

    /// <summary>A Poisson number, by its normal approximation where it is large.</summary>
    private double ByChance(double mean)
    {
        if (mean > 50)
            return Math.Max(0, mean + (Math.Sqrt(mean) * Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble())));
        int count = 0;
        for (double product = 1 - _random.NextDouble(); product > Math.Exp(-mean); product *= 1 - _random.NextDouble())
            count++;
        return count;
    }
}
