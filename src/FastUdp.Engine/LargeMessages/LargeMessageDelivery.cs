namespace FastUdp.LargeMessages;

/// <summary>How much is done for the arrival of a message.</summary>
public enum LargeMessageDelivery
{
    /// <summary>
    /// It is sent once, at once and as fast as the endpoint sends: one lost segment loses it, and nothing keeps it from overrunning a slower
    /// receiver (see <see cref="UdpEndpointOptions.Pacing"/>). It arrives at most once.
    /// </summary>
    Unreliable = 0,

    /// <summary>
    /// It is acknowledged, and what is missing of it is sent again, and nothing else. It arrives exactly once while both ends live and remember
    /// each other. No more of it is under way than the window lets, which follows the losses.
    /// </summary>
    Reliable,
}
