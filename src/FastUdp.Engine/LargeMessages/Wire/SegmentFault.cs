namespace FastUdp.LargeMessages;

/// <summary>What is wrong with a segment by itself, whatever came before it.</summary>
internal enum SegmentFault
{
    None = 0,

    /// <summary>The message is longer than the receiver takes.</summary>
    MessageTooLong,

    /// <summary>Several segments of less than <see cref="MessageCut.MinSegmentBytes"/>.</summary>
    SegmentTooShort,

    /// <summary>There is no such segment in the message.</summary>
    OutOfRange,

    /// <summary>The datagram is longer or shorter than the segment, or has been cut.</summary>
    WrongLength,
}
