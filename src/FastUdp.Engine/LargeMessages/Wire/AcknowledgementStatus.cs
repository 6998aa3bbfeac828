namespace FastUdp.LargeMessages;

/// <summary>How a message stands with its receiver.</summary>
internal enum AcknowledgementStatus : byte
{
    /// <summary>It has arrived whole.</summary>
    Complete = 0,

    /// <summary>The map tells what is missing.</summary>
    Partial = 1,

    /// <summary>It is longer than the receiver takes.</summary>
    TooLong = 2,
}
