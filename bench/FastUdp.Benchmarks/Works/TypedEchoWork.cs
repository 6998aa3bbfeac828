using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Benchmarks.Subjects.Echo;
using FastUdp.Benchmarks.Subjects.Typed;

namespace FastUdp.Benchmarks.Works;

/// <summary>
/// <see cref="EchoWork"/> at 32 bytes, raw and typed. A typed server cannot but answer each datagram by itself, so the
/// raw one it is held against does, too. The one that sends whole batches back without looking stands beside them.
/// </summary>
internal sealed class TypedEchoWork : IWork
{
    private const int Window = 1_000;

    public string Name => "typed-echo";

    public string Title => $"echo, raw and typed, window {Window:N0}, {TypedForms.SizeBytes} B";

    public IReadOnlyList<int> DefaultSizes => [TypedForms.SizeBytes];

    public bool HasOwnSizes => true;

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(1);

    public Merit Merit => Merit.Rate;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) =>
        CeilingVariant.All(sizeBytes).Select(variant => EchoSubjects.Ceiling(program, variant, TypedForms.Group, Window));

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings)
    {
        foreach ((string name, UdpEndpointOptions options) in TypedForms.Engines())
        {
            yield return new EchoSubject(
                name, TypedForms.Group, Window, timesRoundTrips: false,
                () => new EngineCopyingEchoServer(options), (server, size) => new EngineEchoClient(server, size, options));
            yield return new EchoSubject(
                TypedForms.Typed(name), TypedForms.Group, Window, timesRoundTrips: false,
                () => new TypedEchoServer(options), (server, _) => new TypedEchoClient(server, options))
            {
                Baseline = name,
            };
            yield return EchoSubjects.Engine($"{name}-sendback", TypedForms.Group, Window, timed: false, options);
        }
    }
}
