namespace FastUdp.Requests;

/// <summary>
/// How many repetitions a client may send: it begins with a reserve, each reply earns some, each repetition costs one.
/// While the network loses some, replies pay for the repetitions; in an outage there are no replies, and what is left
/// is the reserve and a trickle. A repetition there is no budget for is not sent, and counted; the wait goes on.
/// </summary>
/// <param name="Reserve">What it begins with and never exceeds, 0 or more; infinite for no limit.</param>
/// <param name="EarnedPerReply">What each reply earns, 0 or more, finite.</param>
/// <param name="EarnedPerSecond">
/// What each second earns, 0 or more, finite, so that a server which comes back is found.
/// </param>
public sealed record RetryBudget(double Reserve, double EarnedPerReply, double EarnedPerSecond)
{
    /// <summary>
    /// A reserve of 1,000, 3 for each reply, 10 a second: half of all datagrams lost each way are made up for.
    /// </summary>
    public static RetryBudget Default { get; } = new(1_000, 3, 10);

    /// <summary>Every repetition the policy asks for is sent.</summary>
    public static RetryBudget Unlimited { get; } = new(double.PositiveInfinity, 0, 0);

    /// <summary>Throws for the first value that is out of its bounds, naming both.</summary>
    internal void Validate()
    {
        if (!(Reserve >= 0))
            throw new ArgumentOutOfRangeException(nameof(Reserve), Reserve, "Reserve must be 0 or more.");
        CheckRate(nameof(EarnedPerReply), EarnedPerReply);
        CheckRate(nameof(EarnedPerSecond), EarnedPerSecond);
    }

    // A comparison is false for what is not a number.
    private static void CheckRate(string name, double value)
    {
        if (!(value is >= 0 and < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be 0 or more, and finite.");
    }
}
