namespace FastUdp.Demo.Bench.Ends;

/// <summary>What an endpoint counted in one trial.</summary>
/// <param name="DatagramsSent">What the kernel took.</param>
/// <param name="DatagramsReceived">All that arrived, whatever it was.</param>
/// <param name="NotSent">What the kernel did not take, for whatever reason.</param>
/// <param name="DroppedByKernel">Buffers the kernel dropped at the socket; null where the platform does not say.</param>
/// <param name="SendCalls">As <see cref="UdpStatistics.SendCalls"/>.</param>
/// <param name="ReceiveCalls">As <see cref="UdpStatistics.ReceiveCalls"/>: a busy-poll's too.</param>
internal readonly record struct EndpointFigures(
    long DatagramsSent, long DatagramsReceived, long NotSent, long? DroppedByKernel, long SendCalls, long ReceiveCalls)
{
    /// <summary>The endpoint up to now: two of them subtracted are what happened between.</summary>
    public static EndpointFigures Now(UdpEndpoint endpoint)
    {
        UdpStatistics all = endpoint.Statistics;
        long notSent = all.SendsBlocked + all.SendsTooLong + all.SendsRefused + all.SendsUnreachable + all.SendsWithoutBuffers + all.SendsDenied + all.SendsFailed;
        return new(all.DatagramsSent, all.DatagramsReceived, notSent, all.BuffersDroppedByKernel, all.SendCalls, all.ReceiveCalls);
    }

    public static EndpointFigures operator -(EndpointFigures later, EndpointFigures earlier) => new(
        later.DatagramsSent - earlier.DatagramsSent,
        later.DatagramsReceived - earlier.DatagramsReceived,
        later.NotSent - earlier.NotSent,
        later.DroppedByKernel - earlier.DroppedByKernel,
        later.SendCalls - earlier.SendCalls,
        later.ReceiveCalls - earlier.ReceiveCalls);

    public static EndpointFigures operator +(EndpointFigures one, EndpointFigures other) => new(
        one.DatagramsSent + other.DatagramsSent,
        one.DatagramsReceived + other.DatagramsReceived,
        one.NotSent + other.NotSent,
        one.DroppedByKernel + other.DroppedByKernel,
        one.SendCalls + other.SendCalls,
        one.ReceiveCalls + other.ReceiveCalls);
}
