using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Benchmarks.Subjects.OneWay;
using FastUdp.Benchmarks.Subjects.Typed;

namespace FastUdp.Benchmarks.Works;

/// <summary>
/// <see cref="OneWayWork"/> at 32 bytes, raw and typed. The raw ends write the number where it is sent from and read it
/// where it was received; the typed ones write and read a message of the same size that holds the number.
/// </summary>
internal sealed class TypedOneWayWork : IWork
{
    public string Name => "typed-oneway";

    public string Title => $"one way, raw and typed, {TypedForms.SizeBytes} B";

    public IReadOnlyList<int> DefaultSizes => [TypedForms.SizeBytes];

    public bool HasOwnSizes => true;

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(1);

    public Merit Merit => Merit.Rate;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) =>
        OneWaySubjects.Ceilings(program, CeilingVariant.All(sizeBytes), remotes: 1)
            .Where(static subject => subject.Send == SendForm.Place);

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings)
    {
        foreach ((string name, UdpEndpointOptions options) in TypedForms.Engines())
        {
            yield return OneWaySubjects.Engine(name, remotes: 1, SendForm.Place, options);
            yield return new OneWaySubject(
                TypedForms.Typed(name), TypedForms.Group, remotes: 1,
                plan => new TypedReceivingEnd(plan, options), (_, port) => new TypedSendingEnd(port, options))
            {
                Send = SendForm.Place,
                Baseline = name,
            };
        }
    }
}
