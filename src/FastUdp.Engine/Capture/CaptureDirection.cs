namespace FastUdp.Capture;

/// <summary>Which way a captured datagram went, as seen from where it was captured (pcapng, epb_flags).</summary>
public enum CaptureDirection
{
    /// <summary>The capture does not say.</summary>
    Unknown = 0,

    /// <summary>It was received.</summary>
    Inbound = 1,

    /// <summary>It was sent.</summary>
    Outbound = 2,
}
