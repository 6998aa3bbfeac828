namespace FastUdp.Impairment;

/// <summary>Checks the values of an impairment, and says in one line which is wrong and what it may be.</summary>
internal static class ImpairmentLimits
{
    // Longer than any network, and short enough that no sum of them leaves a TimeSpan.
    public static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    public static void CheckProbability(string name, double value)
    {
        if (value is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be a probability, from 0 to 1.");
    }

    public static void CheckDelay(string name, TimeSpan value)
    {
        if (value < TimeSpan.Zero || value > LongestDelay)
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be from 0 to 1 day.");
    }
}
