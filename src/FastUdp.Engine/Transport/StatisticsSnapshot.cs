using FastUdp.Buffers;

namespace FastUdp.Transport;

/// <summary>Gathers what the parts of an endpoint count into what its user reads.</summary>
internal static class StatisticsSnapshot
{
    public static long CountRefusals(UdpTransport transport) =>
        transport.ReceiveCounters.Refusals + transport.SendCounters.Refusals + transport.SendCounters.Datagrams(SendStatus.Refused)
        + (transport.NetworkErrors?.Refusals ?? 0);

    public static UdpStatistics Take(UdpTransport transport, EndpointBuffers buffers, long droppedByQueue)
    {
        ReceiveCounters received = transport.ReceiveCounters;
        SendCounters sent = transport.SendCounters;
        return new UdpStatistics
        {
            DatagramsReceived = received.Datagrams,
            BytesReceived = received.Bytes,
            BatchesReceived = received.Batches,
            RunsReceived = received.Runs,
            ReceiveCalls = received.Calls,
            DatagramsTruncated = received.Truncated,
            DatagramsDroppedByQueue = droppedByQueue,
            BuffersDroppedByKernel = transport.ReadKernelDrops(),
            WaitsForBlocks = received.StarvedWaits,
            SocketErrors = received.SocketErrors + sent.SocketErrors,
            Refusals = CountRefusals(transport),
            NetworkErrors = transport.NetworkErrors?.Count ?? 0,
            NetworkErrorsUntold = transport.NetworkErrors?.Untold ?? 0,
            DatagramsSent = sent.Datagrams(SendStatus.Sent),
            BytesSent = sent.Bytes,
            SendCalls = sent.Calls,
            SendsBlocked = sent.Datagrams(SendStatus.WouldBlock),
            SendsTooLong = sent.Datagrams(SendStatus.TooLong),
            SendsRefused = sent.Datagrams(SendStatus.Refused),
            SendsUnreachable = sent.Datagrams(SendStatus.Unreachable),
            SendsWithoutBuffers = sent.Datagrams(SendStatus.NoBuffers),
            SendsDenied = sent.Datagrams(SendStatus.Denied),
            SendsFailed = sent.Datagrams(SendStatus.Failed),
            SegmentationFallbacks = sent.SegmentationFallbacks,
            SendsPaced = sent.PacedSends,
            BlocksRented = buffers.RentedCount,
        };
    }
}
