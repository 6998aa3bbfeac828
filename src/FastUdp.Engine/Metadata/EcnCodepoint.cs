namespace FastUdp;

/// <summary>The two ECN bits of the IP header (RFC 3168 section 5).</summary>
public enum EcnCodepoint : byte
{
    /// <summary>The sender takes no part in ECN.</summary>
    NotCapable = 0,

    /// <summary>ECN-capable, ECT(1); with L4S the low-latency queue (RFC 9331).</summary>
    Capable1 = 1,

    /// <summary>ECN-capable, ECT(0).</summary>
    Capable0 = 2,

    /// <summary>A router on the way was congested (CE).</summary>
    CongestionExperienced = 3,
}
