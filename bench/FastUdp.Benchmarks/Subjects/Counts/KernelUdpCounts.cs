using System.Globalization;

namespace FastUdp.Benchmarks.Subjects.Counts;

/// <summary>What the kernel has counted of UDP over IPv4 in the calling thread's network: /proc/net/snmp (proc_net(5)).</summary>
internal readonly record struct KernelUdpCounts(long InDatagrams, long InErrors, long OutDatagrams, long ReceiveBufferErrors)
{
    private const string Table = "/proc/thread-self/net/snmp";
    private const string Group = "Udp:";

    public static KernelUdpCounts Now()
    {
        // The names of a group stand in one line, and their values in the next.
        string[][] lines = [.. File.ReadLines(Table).Where(static line => line.StartsWith(Group, StringComparison.Ordinal)).Select(static line => line.Split(' '))];
        Dictionary<string, long> counts = lines[0].Zip(lines[1]).Skip(1)
            .ToDictionary(static pair => pair.First, static pair => long.Parse(pair.Second, CultureInfo.InvariantCulture));
        return new(counts["InDatagrams"], counts["InErrors"], counts["OutDatagrams"], counts["RcvbufErrors"]);
    }

    public static KernelUdpCounts operator -(KernelUdpCounts later, KernelUdpCounts earlier) => new(
        later.InDatagrams - earlier.InDatagrams,
        later.InErrors - earlier.InErrors,
        later.OutDatagrams - earlier.OutDatagrams,
        later.ReceiveBufferErrors - earlier.ReceiveBufferErrors);
}
