using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;

namespace FastUdp.Benchmarks.Works;

/// <summary>One datagram in flight: the round trip. Those that sleep and those that spin are compared apart.</summary>
internal sealed class RttWork : IWork
{
    private const string Blocking = "block";
    private const string Spinning = "spin";

    public string Name => "rtt";

    public string Title => "round trip, one datagram in flight; lower is better";

    public IReadOnlyList<int> DefaultSizes => [32];

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(1);

    public Merit Merit => Merit.RoundTrip;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) =>
    [
        new CeilingSubject(program, "ceiling-block", Blocking, ["rtt", "--wait", Blocking], CeilingReport.ReadRoundTrip),
        new CeilingSubject(program, "ceiling-spin", Spinning, ["rtt", "--wait", Spinning], CeilingReport.ReadRoundTrip),
    ];

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings)
    {
        if (EngineForms.HasLinux)
        {
            yield return EchoSubjects.Engine(EngineForms.Linux, Blocking, window: 1, timed: true, EngineForms.LinuxOptions);
            yield return EchoSubjects.Engine(EngineForms.LinuxSleeping, Blocking, window: 1, timed: true, EngineForms.SleepingOptions);
            yield return EchoSubjects.Engine(EngineForms.LinuxBusyPoll, Spinning, window: 1, timed: true, EngineForms.BusyPollOptions);
        }
        yield return EchoSubjects.Engine(EngineForms.Portable, Blocking, window: 1, timed: true, EngineForms.PortableOptions);
        foreach (Subject subject in EchoSubjects.DotNetSockets(Blocking, window: 1, timed: true))
            yield return subject;
    }
}
