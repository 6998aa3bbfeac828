using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;

namespace FastUdp.Benchmarks.Works;

/// <summary>
/// A window of datagrams in flight, echoed. Two comparisons: client and server of one kind in one process, and the
/// engine's server alone, asked by the C client from another process.
/// </summary>
internal sealed class EchoWork : IWork
{
    private const int Window = 1_000;
    private const string SameKind = "same kind";
    private const string CeilingClient = "C client";

    public string Name => "echo";

    public string Title => $"echo, window {Window:N0}";

    public IReadOnlyList<int> DefaultSizes => [32];

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(1);

    public Merit Merit => Merit.Rate;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes)
    {
        foreach (CeilingVariant variant in CeilingVariant.All(sizeBytes))
        {
            yield return EchoSubjects.Ceiling(program, variant, SameKind, Window);
            yield return new CeilingEchoPair(program, variant, CeilingClient, Window);
        }
    }

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings)
    {
        if (EngineForms.HasLinux)
        {
            yield return EchoSubjects.Engine(EngineForms.Linux, SameKind, Window, timed: false, EngineForms.LinuxOptions);
            yield return EchoSubjects.Engine(EngineForms.LinuxBusyPoll, SameKind, Window, timed: false, EngineForms.BusyPollOptions);
        }
        yield return EchoSubjects.Engine(EngineForms.Portable, SameKind, Window, timed: false, EngineForms.PortableOptions);
        foreach (Subject subject in EchoSubjects.DotNetSockets(SameKind, Window, timed: false))
            yield return subject;
        foreach (CeilingEchoPair pair in ceilings.OfType<CeilingEchoPair>())
            yield return new EngineServerCeilingClient(program!, pair.Variant, CeilingClient, Window);
    }
}
