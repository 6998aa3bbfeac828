namespace FastUdp;

/// <summary>What becomes of a datagram longer than the path takes in one piece (ip(7), IP_MTU_DISCOVER).</summary>
public enum FragmentationMode
{
    /// <summary>As the system is set up; on Linux what fits the known path MTU is not fragmented on the way, and what does not is fragmented by the sender.</summary>
    System = 0,

    /// <summary>IP fragments it, here or on the way (IP_PMTUDISC_DONT).</summary>
    Allow,

    /// <summary>Never: the DF bit is set, and what exceeds the path MTU that the kernel knows is refused (IP_PMTUDISC_DO).</summary>
    Forbid,

    /// <summary>
    /// Never, and without regard to what ICMP says of the path: only what exceeds the interface's own MTU is refused
    /// (IP_PMTUDISC_PROBE). For whoever discovers the path MTU.
    /// </summary>
    Probe,
}
