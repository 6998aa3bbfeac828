using FastUdp.Messages;

namespace FastUdp.Samples.Formats;

/// <summary>
/// The twelve bytes every RTP packet begins with (RFC 3550 section 5.1). What follows them is ignored: enough to count and
/// to order packets.
/// </summary>
[DatagramMessage(ByteOrder = ByteOrder.BigEndian)]
public readonly partial record struct RtpHeader(
    [Bits(2)] byte Version,
    [Bits(1)] bool HasPadding,
    [Bits(1)] bool HasExtension,
    [Bits(4)] byte ContributorCount,
    [Bits(1)] bool IsMarked,
    [Bits(7)] byte PayloadType,
    ushort SequenceNumber,
    uint Timestamp,
    uint Source);
