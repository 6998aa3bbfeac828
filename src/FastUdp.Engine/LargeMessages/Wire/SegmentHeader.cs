using FastUdp.Messages;

namespace FastUdp.LargeMessages;

/// <summary>What a segment begins with; its part of the message follows to the end of the datagram.</summary>
/// <param name="Session">64 random bits that name one sender's messages of one kind, reliable or not, to one remote.</param>
/// <param name="Sequence">Numbers the messages of a session, each 1 more than the one before, modulo 2^32.</param>
/// <param name="MessageBytes">The length of the whole message.</param>
/// <param name="SegmentBytes">How much of it each segment holds but the last; of a message in one piece, all of it.</param>
/// <param name="Index">Which segment this is, from 0: its bytes lie at Index × SegmentBytes.</param>
/// <param name="Cut">How often the message has been cut anew, modulo 256, because its segments had become too long for the path.</param>
/// <param name="Round">Counts the sender's rounds of sending, modulo 256: an acknowledgement says which it has heard of.</param>
/// <param name="Flags">What is asked of the receiver.</param>
[DatagramMessage(16_378)]
internal readonly partial record struct SegmentHeader(
    ulong Session, uint Sequence, uint MessageBytes, ushort SegmentBytes, ushort Index, byte Cut, byte Round, SegmentFlags Flags);
