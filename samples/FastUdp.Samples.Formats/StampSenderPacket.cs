using FastUdp.Messages;

namespace FastUdp.Samples.Formats;

/// <summary>The test packet of a STAMP sender, unauthenticated (RFC 8762 section 4.2.1): 44 bytes, as long as the answer.</summary>
[DatagramMessage(ByteOrder = ByteOrder.BigEndian)]
[Reserved(30)]
public readonly partial record struct StampSenderPacket(uint SequenceNumber, NtpTimestamp Timestamp, StampErrorEstimate Error);
