namespace FastUdp;

/// <summary>Who spaces the datagrams of a paced endpoint.</summary>
public enum PacingMethod
{
    /// <summary>The kernel where the queueing discipline of every interface concerned honours it (tc-fq(8)), otherwise the sender.</summary>
    Auto = 0,

    /// <summary>The kernel (socket(7), SO_MAX_PACING_RATE).</summary>
    Kernel,

    /// <summary>A token bucket before the system call: the sending thread waits.</summary>
    TokenBucket,
}
