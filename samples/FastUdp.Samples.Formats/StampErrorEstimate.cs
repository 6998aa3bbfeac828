using FastUdp.Messages;

namespace FastUdp.Samples.Formats;

/// <summary>How good a clock is (RFC 4656 section 4.1.2, RFC 8762 section 4.2.1).</summary>
/// <param name="IsSynchronized">S: whether the clock follows UTC.</param>
/// <param name="IsPtp">Z: whether the timestamp is one of PTP rather than NTP.</param>
/// <param name="Scale">The power of two of the error.</param>
/// <param name="Multiplier">The factor of the error, not 0.</param>
[DatagramMessage(ByteOrder = ByteOrder.BigEndian)]
public readonly partial record struct StampErrorEstimate(
    [Bits(1)] bool IsSynchronized, [Bits(1)] bool IsPtp, [Bits(6)] byte Scale, byte Multiplier)
{
    /// <summary>The error in seconds: Multiplier · 2^(Scale - 32).</summary>
    public double Seconds => Math.ScaleB(Multiplier, Scale - 32);
}
