namespace FastUdp.Impairment;

/// <summary>What a link does with one datagram.</summary>
/// <param name="IsDelivered">Whether it comes out at all.</param>
/// <param name="Delay">How long it is under way; zero is at once.</param>
/// <param name="CopyDelay">How long its copy is under way; null where there is no copy.</param>
/// <param name="FlippedBit">The index of the bit that is flipped, in the copy too, bit 0 being the lowest of the first byte; negative where none is.</param>
internal readonly record struct LinkVerdict(bool IsDelivered, TimeSpan Delay, TimeSpan? CopyDelay, int FlippedBit)
{
    public static readonly LinkVerdict Dropped = new(false, TimeSpan.Zero, null, -1);

    /// <summary>Whether it comes out, and at once.</summary>
    public bool IsAtOnce => IsDelivered && Delay == TimeSpan.Zero;

    /// <summary>Flips the bit, if one is flipped, in a payload that may be written to.</summary>
    public void Corrupt(Span<byte> payload)
    {
        if (FlippedBit >= 0)
            payload[FlippedBit >> 3] ^= (byte)(1 << (FlippedBit & 7));
    }
}
