namespace FastUdp;

/// <summary>A way to move batches between memory and the network.</summary>
public enum UdpBackend
{
    /// <summary>The best one that can run here: Linux on 64-bit Linux, otherwise portable.</summary>
    Auto = 0,

    /// <summary>recvmmsg and sendmmsg with segmentation and coalescing in the kernel. 64-bit Linux only.</summary>
    Linux,

    /// <summary>.NET's own asynchronous sockets, one datagram a call. Runs everywhere .NET does.</summary>
    Portable,

    /// <summary>A network in memory, on virtual time: chosen by <see cref="UdpEndpointOptions.Network"/>.</summary>
    Simulated,
}
