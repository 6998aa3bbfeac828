namespace FastUdp.Benchmarks.Document;

/// <summary>A work as docs/benchmarks.md has it.</summary>
/// <param name="Name">As in <c>--work</c>.</param>
/// <param name="Shows">What its table shows, as the end of a heading.</param>
internal sealed record DocumentWork(string Name, string Shows)
{
    /// <summary>The parts that BenchmarkDotNet measures: no work of <c>compare</c>.</summary>
    public const string Micro = "micro";

    /// <summary>What else is typed.</summary>
    public string[] Options { get; init; } = [];

    /// <summary>How long a run is measured, where that is no matter of taste: the full one, and the quick one.</summary>
    public (double Full, double Quick)? Seconds { get; init; }

    /// <summary>All of them, in the order of the page.</summary>
    public static IReadOnlyList<DocumentWork> All { get; } =
    [
        new("generators", "load generators as programs: `fastudp bench throughput` beside `iperf3 -u -b 0`; what was received") { Seconds = (1, 1) },
        new("latencies", "latency meters as programs: `fastudp bench latency` beside `sockperf ping-pong`; lower is better") { Seconds = (1, 1) },
        new("counts", "the instrument's counts, the kernel's and a C program's of the same datagrams") { Seconds = (45, 2) },
        new("oneway", "one sender, one receiver, as fast as they go"),
        new("echo", "1,000 datagrams in flight"),
        new("rtt", "one datagram in flight; lower is better"),
        new("remotes", "another remote with every datagram"),
        new("fanout", "one payload to each of 1,000 addresses"),
        new("shards", "two flows into one port"),
        new("typed-oneway", "one way, as bytes and as messages"),
        new("typed-echo", "echo, as bytes and as messages"),
        new("codec", "a typed message written and read in memory; lower is better"),
        new("requests-rate", "typed requests, 1,024 in flight"),
        new("requests-rtt", "one request in flight; lower is better"),
        new("requests-outstanding", "1,024 in flight beside 100,000 that nobody answers"),
        new("large", "messages of 65,507 bytes over an MTU of 1,500") { Options = ["--mtu", "1500"] },
        new("large-loss", "the same over a loopback that drops one packet in a hundred") { Options = ["--mtu", "1500", "--drop", "0.01"], Seconds = (2, 0.5) },
        new("metadata", "what options and details of each datagram cost"),
        new("metrics", "what being watched costs"),
        new("tuning", "what the tuning options do"),
        new("pull", "batches and leases awaited instead of handled"),
        new("capture", "what a capture costs"),
        new("pacing", "the token bucket: what was asked and what came"),
        new("veth-broadcast", "between two hosts: broadcast to the link"),
        new("veth-echo", "between two hosts: 1,000 datagrams in flight"),
        new("veth-retry", "between two hosts: the retry server under a flood"),
        new("ethernet", "between two hosts: which Ethernet rates the demo's programs hold without loss") { Seconds = (0.5, 0.1) },
        new(Micro, "the parts alone, by BenchmarkDotNet in one process, shortly; lower is better"),
    ];
}
