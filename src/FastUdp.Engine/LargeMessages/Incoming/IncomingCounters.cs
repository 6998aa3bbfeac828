namespace FastUdp.LargeMessages;

/// <summary>What a channel counts of what arrives, under the gate of <see cref="IncomingMessages"/>.</summary>
internal sealed class IncomingCounters
{
    private readonly long[] _faults = new long[Enum.GetValues<SegmentFault>().Length];

    public long Messages { get; set; }

    public long Accepted { get; set; }

    public long Duplicate { get; set; }

    public long Malformed { get; set; }

    public long Inconsistent { get; set; }

    public long Stale { get; set; }

    public long WithoutMemory { get; set; }

    public long AcknowledgementsSent { get; set; }

    public long this[SegmentFault fault] => _faults[(int)fault];

    public void Count(SegmentFault fault) => _faults[(int)fault]++;
}
