namespace FastUdp.Demo.Bench.Accounts;

/// <summary>The counters of a network namespace, and which one that is.</summary>
/// <param name="Namespace">Its identity, the same in every process of the namespace and in no other; at most <see cref="MaxNamespaceLength"/>
/// characters.</param>
/// <param name="Counters">Up to a moment, or between two.</param>
internal sealed record KernelFigures(string Namespace, KernelCounters Counters)
{
    public const int MaxNamespaceLength = 100;

    // Of the thread and not of the process, whose first thread may be in another namespace (network_namespaces(7)).
    private const string Counts = "/proc/thread-self/net/snmp";
    private const string CountsOfIPv6 = "/proc/thread-self/net/snmp6";
    private const string Own = "/proc/thread-self/ns/net";

    // Every machine's first namespace has the same number; the boot tells machines apart (random(4)).
    private const string Boot = "/proc/sys/kernel/random/boot_id";

    /// <summary>The calling thread's namespace up to now; null where the system has no such files.</summary>
    public static KernelFigures? Now() =>
        SystemFile.TryRead(Counts) is { } counts && SnmpText.Parse(counts, SystemFile.TryRead(CountsOfIPv6)) is { } counters
            ? new KernelFigures($"{SystemFile.TryRead(Boot)?.Trim()} {SystemFile.TryReadLink(Own)}", counters)
            : null;

    /// <summary>What happened between two moments; null where one of them is not known, or they are of different namespaces.</summary>
    public static KernelFigures? Between(KernelFigures? earlier, KernelFigures? later) =>
        earlier is not null && later is not null && earlier.Namespace == later.Namespace
            ? later with { Counters = later.Counters - earlier.Counters }
            : null;
}
