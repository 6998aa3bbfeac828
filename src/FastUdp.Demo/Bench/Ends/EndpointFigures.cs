namespace FastUdp.Demo.Bench.Ends;

/// <summary>What an endpoint counted in one trial.</summary>
/// <param name="DatagramsSent">What the kernel took.</param>
/// <param name="DatagramsReceived">All that arrived, whatever it was.</param>
/// <param name="NotSent">What the kernel did not take, for whatever reason.</param>
/// <param name="DroppedByKernel">Buffers the kernel dropped at the socket; null where the platform does not say.</param>
internal readonly record struct EndpointFigures(long DatagramsSent, long DatagramsReceived, long NotSent, long? DroppedByKernel)
{
    /// <summary>The endpoint up to now: two of them subtracted are what happened between.</summary>
    public static EndpointFigures Now(UdpEndpoint endpoint)
    {
        UdpStatistics all = endpoint.Statistics;
        long notSent = all.SendsBlocked + all.SendsTooLong + all.SendsRefused + all.SendsUnreachable + all.SendsWithoutBuffers + all.SendsDenied + all.SendsFailed;
        return new(all.DatagramsSent, all.DatagramsReceived, notSent, all.BuffersDroppedByKernel);
    }

    public static EndpointFigures operator -(EndpointFigures later, EndpointFigures earlier) => new(
        later.DatagramsSent - earlier.DatagramsSent,
        later.DatagramsReceived - earlier.DatagramsReceived,
        later.NotSent - earlier.NotSent,
        later.DroppedByKernel - earlier.DroppedByKernel);
}
