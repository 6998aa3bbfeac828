namespace FastUdp.LargeMessages;

/// <summary>
/// What a channel has counted since it was made: a snapshot. Every datagram of the channel's own that arrives is counted once: as one of the
/// properties whose names begin with Segments, or of <see cref="AcknowledgementsAccepted"/> and <see cref="AcknowledgementsIgnored"/>.
/// </summary>
public sealed record LargeMessageStatistics
{
    /// <summary>Messages handed to the handler.</summary>
    public required long MessagesReceived { get; init; }

    /// <summary>Segments that became part of a message.</summary>
    public required long SegmentsAccepted { get; init; }

    /// <summary>Segments that had arrived before, or whose message had.</summary>
    public required long SegmentsDuplicate { get; init; }

    /// <summary>Segments whose header is cut off.</summary>
    public required long SegmentsMalformed { get; init; }

    /// <summary>Segments of a message longer than <see cref="LargeMessageOptions.MaxMessageBytes"/>.</summary>
    public required long SegmentsOfTooLong { get; init; }

    /// <summary>Segments of fewer than 512 bytes of a message in several pieces.</summary>
    public required long SegmentsTooShort { get; init; }

    /// <summary>Segments numbered beyond the end of their message.</summary>
    public required long SegmentsOutOfRange { get; init; }

    /// <summary>Segments that do not hold as many bytes as their place in the message does.</summary>
    public required long SegmentsWrongLength { get; init; }

    /// <summary>Segments that say of their message what an earlier segment of it denies.</summary>
    public required long SegmentsInconsistent { get; init; }

    /// <summary>Segments so old that it is not known any more whether their message was complete, or of a cut that is over.</summary>
    public required long SegmentsStale { get; init; }

    /// <summary>Segments for which there was no memory: messages the handler has not disposed hold it.</summary>
    public required long SegmentsWithoutMemory { get; init; }

    /// <summary>Incomplete messages given up because no further segment came in time.</summary>
    public required long ReassembliesTimedOut { get; init; }

    /// <summary>Incomplete messages given up to make room for others.</summary>
    public required long ReassembliesEvicted { get; init; }

    /// <summary>Messages that are incomplete at the moment.</summary>
    public required int Reassemblies { get; init; }

    /// <summary>Bytes of memory that arriving messages and those not yet disposed take at the moment, spare pages included.</summary>
    public required long ReassemblyBytes { get; init; }

    /// <summary>Messages sent, reliable ones counted when they end.</summary>
    public required long MessagesSent { get; init; }

    /// <summary>Reliable messages that were acknowledged.</summary>
    public required long MessagesDelivered { get; init; }

    /// <summary>Reliable messages that timed out.</summary>
    public required long MessagesTimedOut { get; init; }

    /// <summary>Segments sent for the first time.</summary>
    public required long FirstSends { get; init; }

    /// <summary>Segments sent again because an acknowledgement said they are missing, or a message was cut anew.</summary>
    public required long Repetitions { get; init; }

    /// <summary>Segments sent again to ask for an acknowledgement that did not come.</summary>
    public required long Probes { get; init; }

    /// <summary>Messages cut into shorter segments because the path MTU had fallen.</summary>
    public required long Recuts { get; init; }

    /// <summary>Acknowledgements sent.</summary>
    public required long AcknowledgementsSent { get; init; }

    /// <summary>Acknowledgements received that told something of an outstanding message.</summary>
    public required long AcknowledgementsAccepted { get; init; }

    /// <summary>Acknowledgements received that are malformed, or of no outstanding message.</summary>
    public required long AcknowledgementsIgnored { get; init; }

    /// <summary>Reliable messages outstanding at the moment.</summary>
    public required int Outstanding { get; init; }
}
