using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Benchmarks.Subjects.Programs;

namespace FastUdp.Benchmarks.Works;

/// <summary>
/// Latency meters as programs, each with both its ends on the loopback: <c>fastudp bench latency</c> and <c>sockperf ping-pong</c>, both as they come and
/// both where they try again instead of sleeping.
/// </summary>
internal sealed class LatenciesWork : IWork
{
    private const string Group = "ping-pong";
    private const string Sockperf = "sockperf";

    // Longer than any answer takes: it does not sleep while one is on its way.
    private const string BusyPollMicroseconds = "100000";

    public string Name => "latencies";

    public string Title => "latency meters, one datagram in flight; lower is better";

    public string? Obstacle => ProgramProcess.Obstacle(SockperfSubject.Program);

    public IReadOnlyList<int> DefaultSizes => [64, 1_472];

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(2);

    public Merit Merit => Merit.RoundTrip;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) => [];

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings) =>
    [
        new FastUdpSubject("fastudp", Group, "latency") { Baseline = Sockperf },
        new FastUdpSubject("fastudp-busypoll", Group, "latency", "--busy-poll", BusyPollMicroseconds) { Baseline = Sockperf },
        new SockperfSubject(Sockperf, Group),
        new SockperfSubject("sockperf-nonblocked", Group, "--nonblocked") { Baseline = Sockperf },
    ];
}
