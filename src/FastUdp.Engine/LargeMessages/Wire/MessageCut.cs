using System.Runtime.CompilerServices;

namespace FastUdp.LargeMessages;

/// <summary>
/// How a message is cut into segments: all but the last are equally long, so that their places follow from their numbers and none can
/// overlap another.
/// </summary>
/// <param name="MessageBytes">The length of the message, 0 or more.</param>
/// <param name="SegmentBytes">The length of each segment but the last.</param>
internal readonly record struct MessageCut(int MessageBytes, int SegmentBytes)
{
    /// <summary>
    /// The least a segment holds of a message in several pieces: what the smallest path MTU discovery falls back to leaves, and 16 MiB are
    /// no more than 32,768 segments.
    /// </summary>
    public const int MinSegmentBytes = 512;

    /// <summary>How many segments there are, 1 or more: an empty message is one empty segment.</summary>
    public int Count => MessageBytes <= SegmentBytes ? 1 : (int)(((uint)MessageBytes + (uint)SegmentBytes - 1) / (uint)SegmentBytes);

    /// <summary>Cuts a message into datagrams of at most so many bytes of payload, headers included.</summary>
    public static MessageCut Make(int messageBytes, int datagramBytes) =>
        new(messageBytes, Math.Min(messageBytes, Math.Max(datagramBytes - SegmentHeader.MaxWireSize, MinSegmentBytes)));

    /// <summary>How a header says that its message is cut, and <see cref="SegmentFault.None"/>, or what is wrong with the header.</summary>
    /// <param name="header">The header.</param>
    /// <param name="payloadBytes">How many bytes follow it.</param>
    /// <param name="maxMessageBytes">The longest message taken.</param>
    /// <param name="cut">How the message is cut.</param>
    public static SegmentFault Read(in SegmentHeader header, int payloadBytes, int maxMessageBytes, out MessageCut cut)
    {
        cut = default;
        if (header.MessageBytes > (uint)maxMessageBytes)
            return SegmentFault.MessageTooLong;
        if (header.SegmentBytes < MinSegmentBytes && header.SegmentBytes != header.MessageBytes)
            return SegmentFault.SegmentTooShort;
        cut = new MessageCut((int)header.MessageBytes, header.SegmentBytes);
        if (header.SegmentBytes > header.MessageBytes || header.Index >= cut.Count)
            return SegmentFault.OutOfRange;
        return payloadBytes == cut.LengthOf(header.Index) ? SegmentFault.None : SegmentFault.WrongLength;
    }

    /// <summary>How many bytes a segment holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int LengthOf(int index) => Math.Min(SegmentBytes, MessageBytes - (index * SegmentBytes));

    /// <summary>Where in the message a segment lies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int OffsetOf(int index) => index * SegmentBytes;
}
