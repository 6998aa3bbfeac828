using FastUdp.Demo.Output;
using FastUdp.Impairment;
using FastUdp.Requests;

namespace FastUdp.Demo.Retry;

/// <summary>What a retry server has done, when it ends.</summary>
internal static class RetryServerSummary
{
    public static void Tell(Transcript transcript, UdpStatistics statistics, long dropped) => transcript.Tell(
        "summary",
        $"Received {Figures.Count(statistics.DatagramsReceived)} datagrams: dropped {Figures.Count(dropped)}, " +
        $"answered {Figures.Count(statistics.DatagramsSent)}.",
        json =>
        {
            json.WriteNumber("datagramsReceived", statistics.DatagramsReceived);
            json.WriteNumber("datagramsDropped", dropped);
            json.WriteNumber("datagramsAnswered", statistics.DatagramsSent);
        });

    /// <summary>Of a typed server, which never sees the datagrams it pretends to lose.</summary>
    public static void Tell(Transcript transcript, RequestServer server, TypedTextServer texts)
    {
        RequestServerStatistics statistics = server.Statistics;
        ImpairmentStatistics? loss = server.Endpoint.Impairment;
        long dropped = loss?.Incoming.Lost ?? 0;
        long repliesDropped = loss?.Outgoing.Lost ?? 0;
        long received = server.Endpoint.Statistics.DatagramsReceived + dropped;
        transcript.Tell(
            "summary",
            $"Received {Figures.Count(received)} datagrams: dropped {Figures.Count(dropped)}, " +
            $"executed {Figures.Count(statistics.Executed)} requests, {Figures.Count(texts.Repeated)} of them more than once, " +
            $"replayed {Figures.Count(statistics.Replayed)} replies; dropped {Figures.Count(repliesDropped)} replies.",
            json =>
            {
                json.WriteNumber("datagramsReceived", received);
                json.WriteNumber("datagramsDropped", dropped);
                json.WriteNumber("requestsExecuted", statistics.Executed);
                json.WriteNumber("requestsExecutedMoreThanOnce", texts.Repeated);
                json.WriteNumber("repliesReplayed", statistics.Replayed);
                json.WriteNumber("repliesDropped", repliesDropped);
            });
    }
}
