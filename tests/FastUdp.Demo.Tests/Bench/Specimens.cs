using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Tests.Bench;

/// <summary>Results as a measuring program would leave them.</summary>
internal static class Specimens
{
    /// <summary>A name that is markup, a quotation, a separator and a terminal's command.</summary>
    public const string HostileName = "<script>alert(1)</script>\" onload='x', &amp; \u001b[31m\u202Egpj";

    private static readonly int[] AroundTheMtu = [64, 512, 1_472, 1_473, 4_096, 65_507];

    public static RunRow Row(string subject = "engine", int size = 64, double? mpps = 7.66106, string work = "throughput") =>
        new() { Work = work, Subject = subject, Size = size, Mpps = mpps, Gbps = mpps * size * 8 / 1e3 };

    public static RunFile Run(params RunRow[] rows) => new()
    {
        Machine = new RunMachine { System = "Linux", Cores = 2 },
        Options = new Dictionary<string, string> { ["seconds"] = "1" },
        Rows = rows,
    };

    /// <summary>Every kind of chart, and a hostile name in each place that takes one.</summary>
    public static RunFile Everything() => Run(
    [
        .. Sizes("engine", 8), .. Sizes(HostileName, 0.9),
        new() { Work = "latency", Subject = "engine", Size = 64, RttMicroseconds = Times(5.125) },
        new() { Work = "latency", Subject = HostileName, Size = 64, Group = HostileName, RttMicroseconds = Times(21.5) },
        Row("engine", 1_472, 2.25, "soak") with { Method = HostileName, Sent = (1L << 53) + 1, Series = Seconds() },
        Row(HostileName, 1_472, 1.5, HostileName) with { Interval = new() { Of = "mpps", Low = 1.25, High = 1.75 } },
    ]) with
    {
        Options = new Dictionary<string, string> { ["mtu"] = "1500", [HostileName] = HostileName },
        Machine = new RunMachine { System = HostileName },
    };

    public static RunPercentiles Times(double p50) =>
        new() { P50 = p50, P90 = p50 * 1.5, P99 = p50 * 2, P999 = p50 * 4, P9999 = p50 * 8, P99999 = p50 * 60, Max = p50 * 80 };

    private static IEnumerable<RunRow> Sizes(string subject, double mpps) => AroundTheMtu.Select(size =>
    {
        double rate = mpps / (1 + size / 3_000.0) * (size <= 1_472 ? 1 : 0.35);
        return Row(subject, size, rate) with
        {
            LossPercent = 0.0125,
            Interval = new() { Of = "mpps", Low = rate * 0.95, High = rate * 1.04, ConfidencePercent = 95 },
        };
    });

    private static RunSecond[] Seconds() =>
    [
        .. Enumerable.Range(0, 30).Select(static second => new RunSecond
        {
            Second = second, Mpps = second == 17 ? 0.2 : 2.25 + second % 3 * 0.05, LossPercent = second == 17 ? 4 : 0, P99Microseconds = second == 17 ? 50_000 : 30,
        }),
    ];
}
