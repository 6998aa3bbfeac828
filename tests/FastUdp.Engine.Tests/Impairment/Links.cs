using FastUdp.Impairment;
using Xunit;

namespace FastUdp.Engine.Tests.Impairment;

/// <summary>Links under test, and what statistics expect of them.</summary>
internal static class Links
{
    public const int Seed = 20_240;

    // A test of chance with a fixed seed passes always or never; so many standard errors, and a good link is among the always.
    private const double StandardErrors = 4;

    /// <summary>Judges equal datagrams one after the other, so far apart, none of which comes out meanwhile: there is room for all.</summary>
    public static LinkVerdict[] Judge(LinkImpairment impairment, int count, TimeSpan gap = default, int length = 100, int seed = Seed)
    {
        var link = new ImpairedLink(impairment with { QueueCapacity = 1 << 24 }, seed);
        return Enumerable.Range(0, count).Select(i => link.Judge(i * gap, length)).ToArray();
    }

    /// <summary>Checks that something happened about as often as its probability says.</summary>
    /// <param name="probability">What is expected.</param>
    /// <param name="happened">How often it happened.</param>
    /// <param name="of">Of how many trials.</param>
    /// <param name="inflation">How many times larger the variance is than that of independent trials.</param>
    public static void AssertRate(double probability, int happened, int of, double inflation = 1)
    {
        double error = Math.Sqrt(inflation * probability * (1 - probability) / of);
        double rate = (double)happened / of;
        Assert.InRange(rate, probability - (StandardErrors * error), probability + (StandardErrors * error));
    }

    /// <summary>Checks a mean of independent values.</summary>
    public static void AssertMean(double expected, IReadOnlyCollection<double> values)
    {
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
        double error = deviation / Math.Sqrt(values.Count);
        Assert.InRange(mean, expected - (StandardErrors * error), expected + (StandardErrors * error));
    }

    /// <summary>The lengths of the stretches in which something holds.</summary>
    public static double[] BurstLengths(IEnumerable<bool> values)
    {
        var lengths = new List<double>();
        bool wasSet = false;
        foreach (bool isSet in values)
        {
            if (isSet && wasSet)
                lengths[^1]++;
            else if (isSet)
                lengths.Add(1);
            wasSet = isSet;
        }
        return [.. lengths];
    }
}
