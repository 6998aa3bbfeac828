using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Benchmarks.Subjects.Load;

namespace FastUdp.Benchmarks.Works;

/// <summary>
/// Between two hosts: a server that answers each datagram with a sentence about its length, all of them or a half, asked faster than it can answer, so
/// that what it leaves is lost. The rate is that of the answers.
/// </summary>
internal sealed class VethRetryWork : IWork
{
    // None, and as many as the demo drops unless told otherwise.
    private static readonly double[] Drops = [0, 0.5];

    public string Name => "veth-retry";

    public string Title => $"retry server, {HostPair.Describe()}";

    public string? Obstacle => VethForms.Obstacle;

    public IReadOnlyList<int> DefaultSizes => VethForms.Sizes;

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(1);

    public Merit Merit => Merit.Rate;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) =>
        from drop in Drops
        from variant in CeilingVariant.Coalescing(sizeBytes)
        select new CeilingRetryPair(program, variant, Group(drop), drop, HostPair.Joined);

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings)
    {
        foreach (double drop in Drops)
        {
            string group = Group(drop);
            yield return new FloodSubject(EngineForms.Linux, group, drop, HostPair.Joined, EngineForms.LinuxOptions);
            if (ceilings.OfType<CeilingRetryPair>().FirstOrDefault(one => one.Group == group) is { } best)
                yield return new EngineRetryCeilingClient(program!, best.Variant, group, drop, HostPair.Joined, EngineForms.LinuxOptions);
        }
    }

    private static string Group(double drop) => $"drop {CeilingVariant.Invariant(drop)}";
}
