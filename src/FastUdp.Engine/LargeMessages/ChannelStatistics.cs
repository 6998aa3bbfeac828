namespace FastUdp.LargeMessages;

/// <summary>Puts the counts of both halves of a channel into one snapshot.</summary>
internal static class ChannelStatistics
{
    public static LargeMessageStatistics Take(IncomingMessages incoming, OutgoingMessages outgoing)
    {
        lock (outgoing.Gate)
        {
            lock (incoming.Gate)
                return Copy(incoming, incoming.Counters, outgoing, outgoing.Counters);
        }
    }

    private static LargeMessageStatistics Copy(IncomingMessages incoming, IncomingCounters received, OutgoingMessages outgoing, OutgoingCounters sent) => new()
    {
        MessagesReceived = received.Messages,
        SegmentsAccepted = received.Accepted,
        SegmentsDuplicate = received.Duplicate,
        SegmentsMalformed = received.Malformed,
        SegmentsOfTooLong = received[SegmentFault.MessageTooLong],
        SegmentsTooShort = received[SegmentFault.SegmentTooShort],
        SegmentsOutOfRange = received[SegmentFault.OutOfRange],
        SegmentsWrongLength = received[SegmentFault.WrongLength],
        SegmentsInconsistent = received.Inconsistent,
        SegmentsStale = received.Stale,
        SegmentsWithoutMemory = received.WithoutMemory,
        ReassembliesTimedOut = incoming.Reassemblies.TimedOutCount,
        ReassembliesEvicted = incoming.Reassemblies.EvictedCount,
        Reassemblies = incoming.Reassemblies.Count,
        ReassemblyBytes = incoming.Storage.Bytes,
        MessagesSent = sent.MessagesSent,
        MessagesDelivered = sent.Delivered,
        MessagesTimedOut = sent.TimedOut,
        FirstSends = sent.FirstSends,
        Repetitions = sent.Repetitions,
        Probes = sent.Probes,
        Recuts = sent.Recuts,
        AcknowledgementsSent = received.AcknowledgementsSent,
        AcknowledgementsAccepted = sent.AcknowledgementsAccepted,
        AcknowledgementsIgnored = sent.AcknowledgementsIgnored,
        Outstanding = outgoing.Outstanding,
    };
}
