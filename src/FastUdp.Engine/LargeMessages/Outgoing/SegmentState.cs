namespace FastUdp.LargeMessages;

/// <summary>What a sender knows of a segment.</summary>
internal enum SegmentState : byte
{
    Unsent = 0,
    InFlight,
    Lost,
    Arrived,
}
