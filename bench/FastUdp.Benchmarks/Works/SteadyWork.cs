using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;

namespace FastUdp.Benchmarks.Works;

/// <summary>Ten seconds at full load, to see what is allocated and collected in the long run.</summary>
internal sealed class SteadyWork : IWork
{
    public string Name => "steady";

    public string Title => "one way, steady full load";

    public IReadOnlyList<int> DefaultSizes => [64];

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(10);

    public Merit Merit => Merit.Rate;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) => [];

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings) =>
        OneWaySubjects.Engines(remotes: 1).Where(static subject => subject.Name != EngineForms.LinuxBusyPoll);
}
