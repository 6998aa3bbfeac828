namespace FastUdp.Impairment;

/// <summary>Loses in bursts: <see cref="LossModel.GilbertElliott"/>.</summary>
/// <param name="GoodToBad">The probability of a change from good to bad, 0 to 1.</param>
/// <param name="BadToGood">The probability of a change from bad to good, 0 to 1.</param>
/// <param name="LossWhenGood">The probability of a loss in the good state, 0 to 1.</param>
/// <param name="LossWhenBad">The probability of a loss in the bad state, 0 to 1.</param>
public sealed record GilbertElliottLoss(double GoodToBad, double BadToGood, double LossWhenGood, double LossWhenBad) : LossModel
{
    internal override void Validate()
    {
        ImpairmentLimits.CheckProbability(nameof(GoodToBad), GoodToBad);
        ImpairmentLimits.CheckProbability(nameof(BadToGood), BadToGood);
        ImpairmentLimits.CheckProbability(nameof(LossWhenGood), LossWhenGood);
        ImpairmentLimits.CheckProbability(nameof(LossWhenBad), LossWhenBad);
    }

    internal override bool Loses(ref bool isBad, double change, double chance)
    {
        if (change < (isBad ? BadToGood : GoodToBad))
            isBad = !isBad;
        return chance < (isBad ? LossWhenBad : LossWhenGood);
    }
}
