using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;

namespace FastUdp.Benchmarks.Works;

/// <summary>One sender, one receiver, as fast as they go.</summary>
internal sealed class OneWayWork : IWork
{
    public string Name => "oneway";

    public string Title => "one way, one remote";

    public IReadOnlyList<int> DefaultSizes => [64, 1_472, 65_507];

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(1);

    public Merit Merit => Merit.Rate;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) =>
        OneWaySubjects.Ceilings(program, CeilingVariant.All(sizeBytes), remotes: 1);

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings) =>
        OneWaySubjects.Engines(remotes: 1).Concat(OneWaySubjects.DotNetSockets(remotes: 1));
}
