using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Benchmarks.Subjects.OneWay;

namespace FastUdp.Benchmarks.Works;

/// <summary><see cref="OneWayWork"/> with the three ways of receiving: pushed, pulled in batches, pulled one by one.</summary>
internal sealed class PullWork : IWork
{
    public string Name => "pull";

    public string Title => "one way, pushed and pulled";

    public IReadOnlyList<int> DefaultSizes => [64, 1_472];

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(1);

    public Merit Merit => Merit.Rate;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) => [];

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings)
    {
        foreach ((string name, UdpEndpointOptions options) in TypedForms.Engines())
        {
            yield return OneWaySubjects.Engine(name, remotes: 1, SendForm.Place, options);
            yield return Pulled($"{name}-batches", name, options, plan => new EngineBatchReadingEnd(plan, options));
            yield return Pulled($"{name}-leases", name, options, plan => new EngineLeaseReadingEnd(plan, options));
        }
    }

    private static OneWaySubject Pulled(string name, string baseline, UdpEndpointOptions options, Func<OneWayPlan, IReceivingEnd> open) => new(
        name, SendForm.Place.Lower(), remotes: 1, open, (plan, port) => new EngineSendingEnd(plan, port, SendForm.Place, options))
    {
        Send = SendForm.Place,
        Baseline = baseline,
    };
}
