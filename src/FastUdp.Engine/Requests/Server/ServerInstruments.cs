using FastUdp.Diagnostics;
using static FastUdp.Diagnostics.MetricAttributes;
using Instrument = FastUdp.Diagnostics.StatisticsInstrument<FastUdp.Requests.RequestServerStatistics>;

namespace FastUdp.Requests;

/// <summary>The instruments that read <see cref="RequestServerStatistics"/>.</summary>
internal static class ServerInstruments
{
    public static StatisticsRegistry<RequestServerStatistics> Registry { get; } = new(
        Instrument.Counts(
            "fastudp.server.request.count", "{request}", "Datagrams servers received, by what became of each.",
            MetricAttributes.RequestOutcome,
            ("executed", static one => one.Executed),
            ("replayed", static one => one.Replayed),
            ("joined", static one => one.Joined),
            ("without_handler", static one => one.WithoutHandler),
            ("malformed", static one => one.Malformed),
            ("no_request", static one => one.NotRequests),
            ("stale", static one => one.Stale),
            ("inconsistent", static one => one.Inconsistent),
            ("rate_limited", static one => one.RateLimited),
            ("overloaded", static one => one.Overloaded),
            ("challenged", static one => one.ChallengedFirst)),
        Instrument.Counts(
            "fastudp.server.request.failed", "{request}", "Executed requests without a reply of their own.",
            ErrorType, ("handler_failed", static one => one.HandlersFailed), ("reply_unwritable", static one => one.RepliesUnwritable)),
        Instrument.Level(
            "fastudp.server.request.active", "{request}", "Asynchronous handlers that run.", static one => one.Running),
        Instrument.Counts(
            "fastudp.server.reply.count", "{reply}", "Replies, repeats and rejections included.",
            MetricAttributes.ReplyFate, ("sent", static one => one.RepliesSent), ("held_back", static one => one.RepliesHeldBack)),
        Instrument.Level("fastudp.server.session.count", "{session}", "Sessions remembered.", static one => one.Sessions),
        Instrument.Level("fastudp.server.memory.usage", "By", "Stored replies and windows.", static one => one.StoredBytes));

    static ServerInstruments()
    {
        EventCounterSet counters = FastUdpEventSource.Log.Counters;
        counters.AddRate("requests-executed", "Requests executed", "", Registry.TotalOf("fastudp.server.request.count", "executed"));
        counters.AddRate("requests-replayed", "Requests replayed", "", Registry.TotalOf("fastudp.server.request.count", "replayed"));
        counters.AddRate("requests-failed", "Requests failed", "", Registry.TotalOf("fastudp.server.request.failed"));
    }
}
