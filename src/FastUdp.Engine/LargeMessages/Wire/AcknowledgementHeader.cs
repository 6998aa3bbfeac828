using FastUdp.Messages;

namespace FastUdp.LargeMessages;

/// <summary>
/// What an acknowledgement begins with. Where the status is <see cref="AcknowledgementStatus.Partial"/>, a map follows to the end of the
/// datagram: a bit for each segment from From on, the lowest bit of a byte first, 1 where it is missing. All before To whose bit is 0, or not
/// there, have arrived.
/// </summary>
/// <param name="Session">The message's.</param>
/// <param name="Sequence">The message's.</param>
/// <param name="From">The first segment this tells of.</param>
/// <param name="To">The segment behind the last this tells of.</param>
/// <param name="Cut">The message's.</param>
/// <param name="Round">The newest round of which a segment has arrived.</param>
/// <param name="Status">How the message stands.</param>
[DatagramMessage(16_377)]
internal readonly partial record struct AcknowledgementHeader(
    ulong Session, uint Sequence, ushort From, ushort To, byte Cut, byte Round, AcknowledgementStatus Status);
