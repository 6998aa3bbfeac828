namespace FastUdp.Impairment;

/// <summary>Loses each datagram with the same probability: <see cref="LossModel.Independent"/>.</summary>
/// <param name="Probability">0 to 1.</param>
public sealed record IndependentLoss(double Probability) : LossModel
{
    internal override void Validate() => ImpairmentLimits.CheckProbability(nameof(Probability), Probability);

    internal override bool Loses(ref bool isBad, double change, double chance) => chance < Probability;
}
