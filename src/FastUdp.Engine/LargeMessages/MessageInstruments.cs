using FastUdp.Diagnostics;
using static FastUdp.Diagnostics.MetricAttributes;
using Instrument = FastUdp.Diagnostics.StatisticsInstrument<FastUdp.LargeMessages.LargeMessageStatistics>;

namespace FastUdp.LargeMessages;

/// <summary>The instruments that read <see cref="LargeMessageStatistics"/>.</summary>
internal static class MessageInstruments
{
    public static StatisticsRegistry<LargeMessageStatistics> Registry { get; } = new(
        Instrument.Counts(
            "fastudp.message.count", "{message}", "Large messages handed to the handler, and those sent.",
            Direction, (Receive, static one => one.MessagesReceived), (Transmit, static one => one.MessagesSent)),
        Instrument.Counts(
            "fastudp.message.reliable.ended", "{message}", "Reliable messages that were acknowledged, and those that were not.",
            MessageOutcome, ("delivered", static one => one.MessagesDelivered), ("timed_out", static one => one.MessagesTimedOut)),
        Instrument.Levels(
            "fastudp.message.active", "{message}", "Messages that are incomplete, and reliable ones that are not acknowledged.",
            MessageState, ("incomplete", static one => one.Reassemblies), ("outstanding", static one => one.Outstanding)),
        Instrument.Counts(
            "fastudp.message.dropped", "{message}", "Incomplete messages that were given up.",
            DropReason, ("timed_out", static one => one.ReassembliesTimedOut), ("evicted", static one => one.ReassembliesEvicted)),
        Instrument.Level(
            "fastudp.message.memory.usage", "By", "Memory of arriving messages and of those not yet disposed.", static one => one.ReassemblyBytes),
        Instrument.Count(
            "fastudp.message.recut.count", "{message}", "Messages cut into shorter segments because the path MTU had fallen.", static one => one.Recuts),
        Instrument.Counts(
            "fastudp.message.segment.sent", "{segment}", "Segments sent, by why.",
            SegmentCause,
            ("first", static one => one.FirstSends),
            ("repetition", static one => one.Repetitions),
            ("probe", static one => one.Probes)),
        Instrument.Counts(
            "fastudp.message.segment.received", "{segment}", "Segments received, by what became of each.",
            SegmentFate,
            ("accepted", static one => one.SegmentsAccepted),
            ("duplicate", static one => one.SegmentsDuplicate),
            ("malformed", static one => one.SegmentsMalformed),
            ("of_too_long", static one => one.SegmentsOfTooLong),
            ("too_short", static one => one.SegmentsTooShort),
            ("out_of_range", static one => one.SegmentsOutOfRange),
            ("wrong_length", static one => one.SegmentsWrongLength),
            ("inconsistent", static one => one.SegmentsInconsistent),
            ("stale", static one => one.SegmentsStale),
            ("without_memory", static one => one.SegmentsWithoutMemory)),
        Instrument.Counts(
            "fastudp.message.acknowledgement.count", "{acknowledgement}", "Acknowledgements sent, and received.",
            AcknowledgementFate,
            ("sent", static one => one.AcknowledgementsSent),
            ("accepted", static one => one.AcknowledgementsAccepted),
            ("ignored", static one => one.AcknowledgementsIgnored)));
}
