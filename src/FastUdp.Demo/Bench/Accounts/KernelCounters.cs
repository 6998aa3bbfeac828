namespace FastUdp.Demo.Bench.Accounts;

/// <summary>
/// What the kernel counts of UDP in a network namespace, over IPv4 and IPv6 together and by whatever program: the group udp of SNMP (RFC 4113)
/// and what Linux adds to it, by the names of /proc/net/snmp (proc_net(5)).
/// </summary>
/// <remarks>
/// These are the kernel's buffers, each of which may hold many datagrams: a segmented send counts once, and so does what a socket with receive
/// offload takes in one piece; one without has each datagram counted. docs/bench-method.md has what counts as what.
/// </remarks>
internal sealed record KernelCounters
{
    /// <summary>Read by programs; what lies in a socket's queue is not in it yet.</summary>
    public long InDatagrams { get; init; }

    /// <summary>For a port at which nobody is.</summary>
    public long NoPorts { get; init; }

    /// <summary>Not delivered for any other reason: <see cref="RcvbufErrors"/>, <see cref="InCsumErrors"/> and <see cref="MemErrors"/> among them.</summary>
    public long InErrors { get; init; }

    /// <summary>Sent by programs.</summary>
    public long OutDatagrams { get; init; }

    /// <summary>Dropped, for the socket's receive buffer was full.</summary>
    public long RcvbufErrors { get; init; }

    /// <summary>Refused to send, for the socket's send buffer was full or memory short.</summary>
    public long SndbufErrors { get; init; }

    /// <summary>Dropped for a wrong checksum.</summary>
    public long InCsumErrors { get; init; }

    /// <summary>Dropped, for all UDP sockets together held as much as net.ipv4.udp_mem allows; null of a kernel that does not count it (before 5.11).</summary>
    public long? MemErrors { get; init; }

    public static KernelCounters operator -(KernelCounters later, KernelCounters earlier) => later.Combine(earlier, static (one, other) => one - other);

    public static KernelCounters operator +(KernelCounters one, KernelCounters other) => one.Combine(other, static (one, other) => one + other);

    private KernelCounters Combine(KernelCounters other, Func<long, long, long> combine) => new()
    {
        InDatagrams = combine(InDatagrams, other.InDatagrams),
        NoPorts = combine(NoPorts, other.NoPorts),
        InErrors = combine(InErrors, other.InErrors),
        OutDatagrams = combine(OutDatagrams, other.OutDatagrams),
        RcvbufErrors = combine(RcvbufErrors, other.RcvbufErrors),
        SndbufErrors = combine(SndbufErrors, other.SndbufErrors),
        InCsumErrors = combine(InCsumErrors, other.InCsumErrors),
        MemErrors = MemErrors is { } mine && other.MemErrors is { } others ? combine(mine, others) : null,
    };
}
