namespace FastUdp.Impairment;

/// <summary>
/// All the chance one datagram is given, whatever befalls it: each value from 0 to below 1, so that a probability of 0
/// never comes true and one of 1 always does. Because every datagram draws the same, switching one impairment on or
/// off leaves what the others do to each datagram as it was.
/// </summary>
internal readonly record struct LinkChances(
    double StateChange,
    double Loss,
    double Jitter,
    double Reordering,
    double Duplication,
    double CopyJitter,
    double Corruption,
    double FlippedBit)
{
    public static LinkChances Draw(Random random) => new(
        random.NextDouble(),
        random.NextDouble(),
        random.NextDouble(),
        random.NextDouble(),
        random.NextDouble(),
        random.NextDouble(),
        random.NextDouble(),
        random.NextDouble());
}
