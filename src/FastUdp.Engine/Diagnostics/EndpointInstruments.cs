using static FastUdp.Diagnostics.MetricAttributes;
using Instrument = FastUdp.Diagnostics.StatisticsInstrument<FastUdp.UdpStatistics>;

namespace FastUdp.Diagnostics;

/// <summary>The instruments that read <see cref="UdpStatistics"/>.</summary>
/// <remarks>Datagrams and buffers are never figures of one instrument: its sum over an attribute must mean something.</remarks>
internal static class EndpointInstruments
{
    public static StatisticsRegistry<UdpStatistics> Registry { get; } = new(
        Instrument.Level("fastudp.endpoint.count", "{endpoint}", "Endpoints that are bound.", static _ => 1),
        Instrument.Counts(
            "fastudp.datagram.count", "{datagram}", "Datagrams handed to the handler or the queue, and datagrams the kernel took to send.",
            Direction, (Receive, static one => one.DatagramsReceived), (Transmit, static one => one.DatagramsSent)),
        Instrument.Counts(
            "fastudp.io", "By", "Payload of these datagrams.",
            Direction, (Receive, static one => one.BytesReceived), (Transmit, static one => one.BytesSent)),
        Instrument.Count(
            "fastudp.batch.count", "{batch}", "Turns of the receive loop that brought something.",
            static one => one.BatchesReceived),
        Instrument.Count(
            "fastudp.buffer.count", "{buffer}", "Buffers received; with receive offload each may hold many datagrams.",
            static one => one.RunsReceived),
        Instrument.Counts(
            "fastudp.call.count", "{call}", "Calls made on the socket to receive and to send, whether they moved anything or not.",
            Direction, (Receive, static one => one.ReceiveCalls), (Transmit, static one => one.SendCalls)),
        Instrument.Counts(
            "fastudp.buffer.dropped", "{buffer}", "Buffers that were dropped on arrival.",
            DropReason, ("kernel", static one => one.BuffersDroppedByKernel)),
        Instrument.Counts(
            "fastudp.datagram.dropped", "{datagram}", "Datagrams that were received and then dropped.",
            DropReason, ("queue_full", static one => one.DatagramsDroppedByQueue)),
        Instrument.Count(
            "fastudp.datagram.truncated", "{datagram}", "Datagrams delivered cut, for they were longer than expected.",
            static one => one.DatagramsTruncated),
        Instrument.Counts(
            "fastudp.datagram.refused", "{datagram}", "Datagrams the kernel did not take to send.",
            ErrorType,
            ("blocked", static one => one.SendsBlocked),
            ("too_long", static one => one.SendsTooLong),
            ("refused", static one => one.SendsRefused),
            ("unreachable", static one => one.SendsUnreachable),
            ("no_buffers", static one => one.SendsWithoutBuffers),
            ("denied", static one => one.SendsDenied),
            (OtherError, static one => one.SendsFailed)),
        Instrument.Count(
            "fastudp.error.count", "{error}", "Errors the socket reported about earlier datagrams.",
            static one => one.SocketErrors),
        Instrument.Count(
            "fastudp.refusal.count", "{refusal}", "How often a peer answered that nobody listens there.",
            static one => one.Refusals),
        Instrument.Count(
            "fastudp.network_error.count", "{error}", "Errors the network reported with their cause, where OnNetworkError is told.",
            static one => one.NetworkErrors),
        Instrument.Count(
            "fastudp.network_error.dropped", "{error}", "Those it was not told, for too many waited.",
            static one => one.NetworkErrorsUntold),
        Instrument.Count(
            "fastudp.pacing.wait.count", "{wait}", "Waits of senders for the rate of the endpoint's own pacing.",
            static one => one.SendsPaced),
        Instrument.Count(
            "fastudp.gso.fallback.count", "{buffer}", "Buffers the kernel would not segment, resent a datagram at a time.",
            static one => one.SegmentationFallbacks),
        Instrument.Level(
            "fastudp.block.usage", "{block}", "Blocks that are out of the pools: in receive rings, senders and leases.",
            static one => one.BlocksRented),
        Instrument.Count(
            "fastudp.block.wait.count", "{wait}", "Stops of the receive loop because leases held every block.",
            static one => one.WaitsForBlocks));

    static EndpointInstruments()
    {
        EventCounterSet counters = FastUdpEventSource.Log.Counters;
        counters.AddLevel("endpoints", "Endpoints", "", Registry.TotalOf("fastudp.endpoint.count"));
        counters.AddRate("datagrams-received", "Datagrams received", "", Registry.TotalOf("fastudp.datagram.count", Receive));
        counters.AddRate("datagrams-sent", "Datagrams sent", "", Registry.TotalOf("fastudp.datagram.count", Transmit));
        counters.AddRate("bytes-received", "Bytes received", "B", Registry.TotalOf("fastudp.io", Receive));
        counters.AddRate("bytes-sent", "Bytes sent", "B", Registry.TotalOf("fastudp.io", Transmit));
        counters.AddRate("batches-received", "Batches received", "", Registry.TotalOf("fastudp.batch.count"));
        counters.AddRate("buffers-received", "Buffers received", "", Registry.TotalOf("fastudp.buffer.count"));
        counters.AddRate("buffers-dropped", "Buffers dropped by the kernel", "", Registry.TotalOf("fastudp.buffer.dropped"));
        counters.AddRate("datagrams-dropped", "Datagrams dropped", "", Registry.TotalOf("fastudp.datagram.dropped"));
        counters.AddRate("datagrams-refused", "Datagrams refused by the kernel", "", Registry.TotalOf("fastudp.datagram.refused"));
        counters.AddRate("block-waits", "Waits for blocks", "", Registry.TotalOf("fastudp.block.wait.count"));
        counters.AddLevel("blocks-rented", "Blocks rented", "", Registry.TotalOf("fastudp.block.usage"));
    }
}
