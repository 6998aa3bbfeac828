using FastUdp.Transport;

namespace FastUdp;

/// <summary>
/// Cores for threads that are the program's own, such as one that sends; an endpoint's receive loop has <see cref="UdpEndpointOptions.Core"/>.
/// </summary>
/// <remarks>Safe from any thread. Cores are counted from 0 as the system does (sched_setaffinity(2)).</remarks>
public static class CorePinning
{
    /// <summary>Keeps the calling thread on one core from now on. For a thread that the program has started, not one of the thread pool.</summary>
    /// <param name="core">One that this process may use.</param>
    /// <exception cref="ArgumentOutOfRangeException">This process may not use the core; the message says which it may.</exception>
    /// <exception cref="PlatformNotSupportedException">This is not Linux.</exception>
    public static void StayOn(int core) => TransportFactory.StayOn(core);
}
