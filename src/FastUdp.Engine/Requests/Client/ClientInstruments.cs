using FastUdp.Diagnostics;
using static FastUdp.Diagnostics.MetricAttributes;
using Instrument = FastUdp.Diagnostics.StatisticsInstrument<FastUdp.Requests.RequestClientStatistics>;

namespace FastUdp.Requests;

/// <summary>The instruments that read <see cref="RequestClientStatistics"/>.</summary>
internal static class ClientInstruments
{
    public static StatisticsRegistry<RequestClientStatistics> Registry { get; } = new(
        Instrument.Count("fastudp.client.request.started", "{request}", "Requests begun.", static one => one.Requests),
        Instrument.Counts(
            "fastudp.client.request.ended", "{request}", "Requests that have ended, each in one way.",
            MetricAttributes.RequestOutcome,
            ("replied", static one => one.Replied),
            ("timed_out", static one => one.TimedOut),
            ("refused", static one => one.Refused),
            ("rejected", static one => one.Rejected),
            ("cancelled", static one => one.Cancelled),
            ("too_large", static one => one.TooLarge),
            ("overloaded", static one => one.Overloaded),
            ("closed", static one => one.Closed)),
        Instrument.Levels(
            "fastudp.client.request.active", "{request}", "Requests that have not ended.",
            RequestState, ("in_flight", static one => one.InFlight), ("waiting", static one => one.Waiting)),
        Instrument.Count("fastudp.client.datagram.count", "{datagram}", "Datagrams clients sent, repetitions included.", static one => one.Sends),
        Instrument.Count(
            "fastudp.client.retransmission.count", "{datagram}", "Repetitions for want of a reply.", static one => one.Repetitions),
        Instrument.Count(
            "fastudp.client.retransmission.withheld", "{datagram}", "Repetitions that were due and not sent, for the budget was spent.",
            static one => one.RepetitionsWithheld),
        Instrument.Count(
            "fastudp.client.challenge.count", "{challenge}", "Proofs of the client's address that servers asked for.", static one => one.Challenges),
        Instrument.Counts(
            "fastudp.client.reply.dropped", "{reply}", "Datagrams received that end no request.",
            DropReason,
            ("late", static one => one.RepliesLate),
            ("foreign", static one => one.RepliesForeign),
            ("malformed", static one => one.RepliesMalformed)));

    static ClientInstruments()
    {
        EventCounterSet counters = FastUdpEventSource.Log.Counters;
        counters.AddRate("requests-started", "Requests started", "", Registry.TotalOf("fastudp.client.request.started"));
        counters.AddRate("requests-replied", "Requests replied", "", Registry.TotalOf("fastudp.client.request.ended", "replied"));
        counters.AddRate("retransmissions", "Retransmissions", "", Registry.TotalOf("fastudp.client.retransmission.count"));
        counters.AddLevel("requests-active", "Requests active", "", Registry.TotalOf("fastudp.client.request.active"));
    }
}
