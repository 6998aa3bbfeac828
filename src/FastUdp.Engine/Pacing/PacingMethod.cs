namespace FastUdp;

/// <summary>Who spaces the datagrams of a paced endpoint.</summary>
public enum PacingMethod
{
    /// <summary>
    /// The kernel where the queueing discipline of every interface concerned honours it (tc-fq(8)) and the rate is at least 1,000,000 bytes a
    /// second, otherwise the token bucket. <see cref="UdpCapabilities.Pacing"/> says which and why.
    /// </summary>
    Auto = 0,

    /// <summary>
    /// The kernel (socket(7), SO_MAX_PACING_RATE), whether or not its queueing discipline is seen to honour it: it may do so beneath a
    /// bond or a tunnel. Where none does nothing is spaced, and <see cref="UdpCapabilities.Pacing"/> is off.
    /// </summary>
    Kernel,

    /// <summary>A token bucket before the system call: the sending thread waits.</summary>
    TokenBucket,
}
