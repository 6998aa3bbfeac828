using FastUdp.Samples.Formats;

namespace FastUdp.Demo.Bench.Stamp;

/// <summary>What the four times of a packet and its answer say (RFC 8762 section 4).</summary>
/// <param name="Number">The packet's.</param>
/// <param name="ReflectorNumber">The answer's.</param>
/// <param name="ForwardNanoseconds">T2 − T1: the way there, and how far the reflector's clock is ahead of the sender's.</param>
/// <param name="BackwardNanoseconds">T4 − T3: the way back, and how far it is behind.</param>
/// <param name="HopLimit">What the packet arrived with.</param>
internal readonly record struct StampReply(uint Number, uint ReflectorNumber, long ForwardNanoseconds, long BackwardNanoseconds, byte HopLimit)
{
    /// <summary>(T4 − T1) − (T3 − T2): what both ways took, without the reflector's own time. The clocks' offset falls out.</summary>
    public long RoundTripNanoseconds => ForwardNanoseconds + BackwardNanoseconds;

    /// <param name="packet">The answer.</param>
    /// <param name="arrival">T4.</param>
    public static StampReply Of(in StampReflectorPacket packet, NtpTimestamp arrival) => new(
        packet.SenderSequenceNumber,
        packet.SequenceNumber,
        packet.ReceiveTimestamp.NanosecondsSince(packet.SenderTimestamp),
        arrival.NanosecondsSince(packet.Timestamp),
        packet.SenderTimeToLive);
}
