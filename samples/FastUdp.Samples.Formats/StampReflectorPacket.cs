using FastUdp.Messages;

namespace FastUdp.Samples.Formats;

/// <summary>The test packet of a STAMP reflector, unauthenticated (RFC 8762 section 4.3.1): 44 bytes.</summary>
/// <param name="SequenceNumber">The reflector's own number, or the sender's where it keeps none.</param>
/// <param name="Timestamp">When this packet left.</param>
/// <param name="Error">How good the reflector's clock is.</param>
/// <param name="ReceiveTimestamp">When the sender's packet arrived.</param>
/// <param name="SenderSequenceNumber">From the sender's packet.</param>
/// <param name="SenderTimestamp">From the sender's packet.</param>
/// <param name="SenderError">From the sender's packet.</param>
/// <param name="SenderTimeToLive">What was left of the sender's packet's time to live.</param>
[DatagramMessage(ByteOrder = ByteOrder.BigEndian)]
[Reserved(3)]
public readonly partial record struct StampReflectorPacket(
    uint SequenceNumber,
    NtpTimestamp Timestamp,
    StampErrorEstimate Error,
    [Reserved(2)] NtpTimestamp ReceiveTimestamp,
    uint SenderSequenceNumber,
    NtpTimestamp SenderTimestamp,
    StampErrorEstimate SenderError,
    [Reserved(2)] byte SenderTimeToLive);
