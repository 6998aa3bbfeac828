namespace FastUdp;

/// <summary>What an endpoint has counted since it was bound: a snapshot, taken without stopping anything.</summary>
public sealed record UdpStatistics
{
    /// <summary>Datagrams handed to the handler or, in the pull form, to the queue.</summary>
    public required long DatagramsReceived { get; init; }

    /// <summary>Their payload in bytes.</summary>
    public required long BytesReceived { get; init; }

    /// <summary>Turns of the receive loop that brought something.</summary>
    public required long BatchesReceived { get; init; }

    /// <summary>Buffers received; with receive offload each may hold many datagrams.</summary>
    public required long RunsReceived { get; init; }

    /// <summary>
    /// Calls the receive loop made on its socket, whether they brought anything or not. On Linux these are its system calls:
    /// recvmmsg(2) and recvmsg(2), those of a busy-poll that found nothing included, and the poll(2) it sleeps in; not counted is what
    /// reads the error queue or clears a wake-up, which is rare. On the portable backend they are calls of the socket API; a receive that has to
    /// wait is one of them, though it takes the system several calls. Of a simulated network, 0.
    /// </summary>
    public required long ReceiveCalls { get; init; }

    /// <summary>Datagrams cut to <see cref="UdpEndpointOptions.MaxDatagramBytes"/>.</summary>
    public required long DatagramsTruncated { get; init; }

    /// <summary>Leased datagrams the pull form dropped because its queue was full.</summary>
    public required long DatagramsDroppedByQueue { get; init; }

    /// <summary>
    /// Buffers the kernel dropped because the socket's receive buffer was full, or for a bad checksum; with receive
    /// offload each may hold many datagrams. Null where the platform does not say.
    /// </summary>
    public required long? BuffersDroppedByKernel { get; init; }

    /// <summary>Times the receive loop had to stop because leases held every block.</summary>
    public required long WaitsForBlocks { get; init; }

    /// <summary>Errors the socket reported about earlier datagrams, such as ICMP port unreachable.</summary>
    public required long SocketErrors { get; init; }

    /// <summary>
    /// How often a peer answered that nobody listens there (ICMP port unreachable), noticed by a receive or by a send.
    /// Only connected endpoints are told (udp(7)), where repeated answers may be told once, and those with
    /// <see cref="UdpEndpointOptions.OnNetworkError"/>.
    /// </summary>
    public required long Refusals { get; init; }

    /// <summary>Errors for <see cref="UdpEndpointOptions.OnNetworkError"/>; 0 where that is null.</summary>
    public required long NetworkErrors { get; init; }

    /// <summary>Those it was not called with, because more than 1,024 were waiting for it to return.</summary>
    public required long NetworkErrorsUntold { get; init; }

    /// <summary>Datagrams the kernel took.</summary>
    public required long DatagramsSent { get; init; }

    /// <summary>Their payload in bytes.</summary>
    public required long BytesSent { get; init; }

    /// <summary>
    /// Calls made to send, of all threads, whether the kernel took anything or not. On Linux these are system calls: sendmmsg(2) and sendto(2),
    /// repetitions and what was resent a datagram at a time included, and the poll(2) that waits for room; on the portable backend
    /// calls of the socket API. Of a simulated network, 0.
    /// </summary>
    public required long SendCalls { get; init; }

    /// <summary>Sends refused because the send buffer stayed full (EAGAIN).</summary>
    public required long SendsBlocked { get; init; }

    /// <summary>Sends refused as too long for the path (EMSGSIZE).</summary>
    public required long SendsTooLong { get; init; }

    /// <summary>Sends refused because the peer's port is closed (ECONNREFUSED).</summary>
    public required long SendsRefused { get; init; }

    /// <summary>Sends refused for want of a route.</summary>
    public required long SendsUnreachable { get; init; }

    /// <summary>Sends refused for want of memory in the kernel (ENOBUFS).</summary>
    public required long SendsWithoutBuffers { get; init; }

    /// <summary>Sends a firewall or a missing permission forbade.</summary>
    public required long SendsDenied { get; init; }

    /// <summary>Sends refused for any other reason.</summary>
    public required long SendsFailed { get; init; }

    /// <summary>Buffers the kernel would not segment, resent a datagram at a time.</summary>
    public required long SegmentationFallbacks { get; init; }

    /// <summary>
    /// How often a sender had to wait for the rate of <see cref="UdpEndpointOptions.Pacing"/>. Where the kernel paces it does not say: a
    /// sender then waits for room in the send buffer.
    /// </summary>
    public required long SendsPaced { get; init; }

    /// <summary>Blocks that are out of the endpoint's pools: in its receive ring, its senders, and leases.</summary>
    public required int BlocksRented { get; init; }

    /// <summary>
    /// Both counts together: of the shards of an endpoint, or of several endpoints. What one of them does not know (null) is not known
    /// of both.
    /// </summary>
    public UdpStatistics Add(UdpStatistics other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new UdpStatistics
        {
            DatagramsReceived = DatagramsReceived + other.DatagramsReceived,
            BytesReceived = BytesReceived + other.BytesReceived,
            BatchesReceived = BatchesReceived + other.BatchesReceived,
            RunsReceived = RunsReceived + other.RunsReceived,
            ReceiveCalls = ReceiveCalls + other.ReceiveCalls,
            DatagramsTruncated = DatagramsTruncated + other.DatagramsTruncated,
            DatagramsDroppedByQueue = DatagramsDroppedByQueue + other.DatagramsDroppedByQueue,
            BuffersDroppedByKernel = BuffersDroppedByKernel + other.BuffersDroppedByKernel,
            WaitsForBlocks = WaitsForBlocks + other.WaitsForBlocks,
            SocketErrors = SocketErrors + other.SocketErrors,
            Refusals = Refusals + other.Refusals,
            NetworkErrors = NetworkErrors + other.NetworkErrors,
            NetworkErrorsUntold = NetworkErrorsUntold + other.NetworkErrorsUntold,
            DatagramsSent = DatagramsSent + other.DatagramsSent,
            BytesSent = BytesSent + other.BytesSent,
            SendCalls = SendCalls + other.SendCalls,
            SendsBlocked = SendsBlocked + other.SendsBlocked,
            SendsTooLong = SendsTooLong + other.SendsTooLong,
            SendsRefused = SendsRefused + other.SendsRefused,
            SendsUnreachable = SendsUnreachable + other.SendsUnreachable,
            SendsWithoutBuffers = SendsWithoutBuffers + other.SendsWithoutBuffers,
            SendsDenied = SendsDenied + other.SendsDenied,
            SendsFailed = SendsFailed + other.SendsFailed,
            SegmentationFallbacks = SegmentationFallbacks + other.SegmentationFallbacks,
            SendsPaced = SendsPaced + other.SendsPaced,
            BlocksRented = BlocksRented + other.BlocksRented,
        };
    }
}
