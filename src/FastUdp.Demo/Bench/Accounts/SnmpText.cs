using System.Globalization;

namespace FastUdp.Demo.Bench.Accounts;

/// <summary>Reads the counters of UDP from the text of /proc/net/snmp and /proc/net/snmp6 (proc_net(5)).</summary>
internal static class SnmpText
{
    private const string Group = "Udp:";
    private const string Prefix = "Udp6";

    /// <param name="snmp">Of IPv4: of each group a line of names, and one of values in the same order.</param>
    /// <param name="snmp6">Of IPv6: a name and a value a line; null or empty where the kernel has no IPv6.</param>
    /// <returns>Both together; null when the first has no UDP.</returns>
    public static KernelCounters? Parse(string snmp, string? snmp6)
    {
        if (ReadGroup(snmp) is not { Count: > 0 } four)
            return null;
        Dictionary<string, long> six = ReadLines(snmp6 ?? "");
        return six.Count == 0 ? Of(four) : Of(four) + Of(six);
    }

    private static Dictionary<string, long> ReadGroup(string text)
    {
        string[][] lines = [.. Lines(text).Where(static line => line.StartsWith(Group, StringComparison.Ordinal)).Take(2).Select(Words)];
        return lines.Length < 2 ? [] : ToDictionary(lines[0].Zip(lines[1]).Skip(1));
    }

    private static Dictionary<string, long> ReadLines(string text) => ToDictionary(Lines(text)
        .Where(static line => line.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(Words)
        .Where(static words => words.Length == 2)
        .Select(static words => (words[0][Prefix.Length..], words[1])));

    // A counter that is no number, which no kernel has, is one that is not there.
    private static Dictionary<string, long> ToDictionary(IEnumerable<(string Name, string Value)> counters)
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach ((string name, string value) in counters)
        {
            if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
                numbers[name] = number;
        }
        return numbers;
    }

    private static KernelCounters Of(Dictionary<string, long> counters) => new()
    {
        InDatagrams = counters.GetValueOrDefault(nameof(KernelCounters.InDatagrams)),
        NoPorts = counters.GetValueOrDefault(nameof(KernelCounters.NoPorts)),
        InErrors = counters.GetValueOrDefault(nameof(KernelCounters.InErrors)),
        OutDatagrams = counters.GetValueOrDefault(nameof(KernelCounters.OutDatagrams)),
        RcvbufErrors = counters.GetValueOrDefault(nameof(KernelCounters.RcvbufErrors)),
        SndbufErrors = counters.GetValueOrDefault(nameof(KernelCounters.SndbufErrors)),
        InCsumErrors = counters.GetValueOrDefault(nameof(KernelCounters.InCsumErrors)),
        MemErrors = counters.TryGetValue(nameof(KernelCounters.MemErrors), out long memory) ? memory : null,
    };

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string[] Words(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
