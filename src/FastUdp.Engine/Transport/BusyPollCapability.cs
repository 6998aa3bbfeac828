namespace FastUdp.Transport;

/// <summary>The capability row about busy-polling.</summary>
internal static class BusyPollCapability
{
    public static UdpCapability Describe(TimeSpan budget)
    {
        string reason =
            budget == TimeSpan.Zero ? $"not asked for ({nameof(UdpEndpointOptions)}.{nameof(UdpEndpointOptions.BusyPoll)})"
            : budget == Timeout.InfiniteTimeSpan ? "the receive loop never sleeps and takes a core"
            : $"the receive loop tries for {budget.TotalMicroseconds:N0} µs before it sleeps";
        return new UdpCapability(UdpCapabilities.BusyPollName, budget != TimeSpan.Zero, reason);
    }
}
