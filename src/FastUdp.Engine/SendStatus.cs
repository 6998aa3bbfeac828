namespace FastUdp;

/// <summary>What became of a datagram handed to the kernel. UDP promises no more than that the kernel took it.</summary>
public enum SendStatus
{
    /// <summary>The kernel took it.</summary>
    Sent = 0,

    /// <summary>The socket's send buffer is full (EAGAIN). Only single sends say so; a sender waits.</summary>
    WouldBlock,

    /// <summary>It exceeds what the path takes in one piece (EMSGSIZE).</summary>
    TooLong,

    /// <summary>The peer answered an earlier datagram with ICMP port unreachable (ECONNREFUSED). Transient.</summary>
    Refused,

    /// <summary>There is no route to the remote (ENETUNREACH, EHOSTUNREACH, ENETDOWN).</summary>
    Unreachable,

    /// <summary>The kernel or the queueing discipline has no room (ENOBUFS, ENOMEM).</summary>
    NoBuffers,

    /// <summary>A firewall rule or a missing broadcast permission forbids it (EPERM, EACCES).</summary>
    Denied,

    /// <summary>Any other refusal; <see cref="SendResult.SystemError"/> has the platform's error number.</summary>
    Failed,
}
