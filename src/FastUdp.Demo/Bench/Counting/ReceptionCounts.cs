namespace FastUdp.Demo.Bench.Counting;

/// <summary>
/// What a receiver counted of one stream, at one moment. Once the sender has told how many it sent,
/// <see cref="Sent"/> = <see cref="Received"/> + <see cref="Lost"/>.
/// </summary>
internal readonly record struct ReceptionCounts
{
    /// <summary>How many were sent; null until the sender has told.</summary>
    public long? Sent { get; init; }

    /// <summary>Numbers that came intact, each counted once.</summary>
    public long Received { get; init; }

    /// <summary>The payload of the received: without duplicates and all else that does not count.</summary>
    public long ReceivedBytes { get; init; }

    /// <summary>Numbers that did not come, or came corrupted or late.</summary>
    public long Lost { get; init; }

    /// <summary>Intact ones whose number had come before.</summary>
    public long Duplicated { get; init; }

    /// <summary>Those received that came after a higher number (RFC 4737 section 3.3).</summary>
    public long Reordered { get; init; }

    /// <summary>The longest extent of reordering (RFC 4737 section 4.2), in datagrams.</summary>
    public long ReorderingExtentMaximum { get; init; }

    /// <summary>The mean extent of the reordered, in datagrams; 0 where there is none.</summary>
    public double ReorderingExtentMean { get; init; }

    /// <summary>Those reordered behind three or more in a row, which TCP would have sent again.</summary>
    public long ThreeReordered { get; init; }

    /// <summary>Test datagrams of which something had changed; whose they were is not known.</summary>
    public long Corrupted { get; init; }

    /// <summary>Those so late that it is not known whether they are duplicates.</summary>
    public long Late { get; init; }

    /// <summary>Datagrams that are none of this stream: a stranger's, or an earlier trial's.</summary>
    public long Foreign { get; init; }

    /// <summary>RFC 3550's, at this moment.</summary>
    public long JitterNanoseconds { get; init; }
}
