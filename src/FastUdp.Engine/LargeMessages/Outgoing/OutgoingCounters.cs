namespace FastUdp.LargeMessages;

/// <summary>What a channel counts of what it sends, under the gate of <see cref="OutgoingMessages"/>.</summary>
internal sealed class OutgoingCounters
{
    public long MessagesSent { get; set; }

    public long Delivered { get; set; }

    public long TimedOut { get; set; }

    public long FirstSends { get; set; }

    public long Repetitions { get; set; }

    public long Probes { get; set; }

    public long Recuts { get; set; }

    public long AcknowledgementsAccepted { get; set; }

    public long AcknowledgementsIgnored { get; set; }
}
