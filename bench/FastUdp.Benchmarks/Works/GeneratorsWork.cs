using System.Globalization;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Benchmarks.Subjects.Programs;

namespace FastUdp.Benchmarks.Works;

/// <summary>
/// Load generators as programs, each with both its ends on the loopback: <c>fastudp bench throughput</c> and <c>iperf3 -u -b 0</c>. iperf3 competes as it
/// comes, with large socket buffers, and with two streams; what is compared with it is compared with the best of these in each round.
/// </summary>
internal sealed class GeneratorsWork : IWork
{
    private const string Group = "received";
    private const string BestOfIperf3 = "iperf3*";
    private const int WantedBufferBytes = 4 << 20;

    // It ends with an error where the kernel grants less than was asked for (socket(7)).
    private static readonly string[] BufferLimitFiles = ["/proc/sys/net/core/rmem_max", "/proc/sys/net/core/wmem_max"];

    public string Name => "generators";

    public string Title => "load generators, one way, received by their own counts";

    public string? Obstacle => ProgramProcess.Obstacle(Iperf3Subject.Program);

    public IReadOnlyList<int> DefaultSizes => [64, 1_472];

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(2);

    public Merit Merit => Merit.Rate;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) => [];

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings)
    {
        string buffers = Math.Min(WantedBufferBytes, BufferLimitFiles.Min(static file => int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture)))
            .ToString(CultureInfo.InvariantCulture);
        return
        [
            new FastUdpSubject("fastudp", Group, "throughput") { Baseline = BestOfIperf3 },
            new Iperf3Subject("iperf3", Group),
            new Iperf3Subject("iperf3-buffers", Group, "-w", buffers),
            new Iperf3Subject("iperf3-2-streams", Group, "-w", buffers, "-P", "2"),
        ];
    }
}
