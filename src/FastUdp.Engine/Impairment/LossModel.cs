namespace FastUdp.Impairment;

/// <summary>How a link loses datagrams.</summary>
public abstract record LossModel
{
    // Nobody else can say how a model draws its chance.
    private protected LossModel()
    {
    }

    /// <summary>Loses none.</summary>
    public static LossModel None { get; } = Independent(0);

    /// <summary>Loses each datagram with the same probability, 0 to 1, whatever befell the others.</summary>
    public static LossModel Independent(double probability) => new IndependentLoss(probability);

    /// <summary>
    /// Loses in bursts (Gilbert–Elliott): the link is in a good or a bad state, good at first, and may change between them
    /// before each datagram.
    /// </summary>
    /// <remarks>
    /// The part of the time spent in the bad state is goodToBad / (goodToBad + badToGood); with the default losses that is
    /// the loss rate, and a burst is 1 / badToGood datagrams long on average.
    /// </remarks>
    /// <param name="goodToBad">The probability of a change from good to bad, 0 to 1.</param>
    /// <param name="badToGood">The probability of a change from bad to good, 0 to 1.</param>
    /// <param name="lossWhenGood">The probability of a loss in the good state, 0 to 1.</param>
    /// <param name="lossWhenBad">The probability of a loss in the bad state, 0 to 1.</param>
    public static LossModel GilbertElliott(double goodToBad, double badToGood, double lossWhenGood = 0, double lossWhenBad = 1) =>
        new GilbertElliottLoss(goodToBad, badToGood, lossWhenGood, lossWhenBad);

    /// <summary>Throws for the first probability that is none.</summary>
    internal abstract void Validate();

    /// <summary>Decides on the next datagram of a link. The model itself keeps nothing: one may serve many links.</summary>
    /// <param name="isBad">The state of the link, which this may change; false at first.</param>
    /// <param name="change">What decides on a change of state, from 0 to below 1.</param>
    /// <param name="chance">What decides on the loss, from 0 to below 1.</param>
    internal abstract bool Loses(ref bool isBad, double change, double chance);
}
