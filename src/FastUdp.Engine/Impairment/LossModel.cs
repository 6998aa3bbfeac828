namespace FastUdp.Impairment;

/// <summary>How a link loses datagrams.</summary>
public abstract record LossModel
{
    /// <summary>Loses none.</summary>
    public static LossModel None { get; } = Independent(0);

    /// <summary>Loses each datagram with the same probability, 0 to 1, whatever befell the others.</summary>
    public static LossModel Independent(double probability) => new IndependentLoss(probability);

    /// <summary>
    /// Loses in bursts (Gilbert–Elliott): the link is in a good or a bad state and changes between them before each datagram.
    /// </summary>
    /// <param name="goodToBad">The probability of a change from good to bad, 0 to 1.</param>
    /// <param name="badToGood">The probability of a change from bad to good, 0 to 1.</param>
    /// <param name="lossWhenGood">The probability of a loss in the good state, 0 to 1.</param>
    /// <param name="lossWhenBad">The probability of a loss in the bad state, 0 to 1.</param>
    public static LossModel GilbertElliott(double goodToBad, double badToGood, double lossWhenGood = 0, double lossWhenBad = 1) =>
        new GilbertElliottLoss(goodToBad, badToGood, lossWhenGood, lossWhenBad);
}
