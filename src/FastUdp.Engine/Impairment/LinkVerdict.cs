namespace FastUdp.Impairment;

/// <summary>What a link does with one datagram.</summary>
/// <param name="IsDelivered">Whether it comes out at all.</param>
/// <param name="Delay">How long it is under way; zero is at once.</param>
/// <param name="CopyDelay">How long its copy is under way; null where there is no copy.</param>
/// <param name="FlippedBit">The index of the bit that is flipped, in the copy too; negative where none is.</param>
internal readonly record struct LinkVerdict(bool IsDelivered, TimeSpan Delay, TimeSpan? CopyDelay, int FlippedBit);
