namespace FastUdp.LargeMessages;

/// <summary>What a segment asks of its receiver. Other bits are 0 and ignored.</summary>
[Flags]
internal enum SegmentFlags : byte
{
    None = 0,

    /// <summary>The message is to be acknowledged.</summary>
    Reliable = 1,

    /// <summary>It is to be acknowledged now, as far as it has come.</summary>
    Asks = 2,
}
