using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Benchmarks.Subjects.Metadata;
using FastUdp.Benchmarks.Subjects.OneWay;

namespace FastUdp.Benchmarks.Works;

/// <summary><see cref="OneWayWork"/> without and with metadata learnt by the receiver, and with options given by the sender.</summary>
internal sealed class MetadataWork : IWork
{
    public string Name => "metadata";

    public string Title => "one way, without and with metadata";

    public IReadOnlyList<int> DefaultSizes => [64, 1_472];

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(1);

    public Merit Merit => Merit.Rate;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) =>
        OneWaySubjects.Ceilings(program, CeilingVariant.All(sizeBytes), remotes: 1)
            .Where(static subject => subject.Send == SendForm.Place);

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings)
    {
        if (EngineForms.HasLinux)
        {
            yield return OneWaySubjects.Engine(EngineForms.Linux, remotes: 1, SendForm.Place, EngineForms.LinuxOptions);
            yield return WithMetadata(EngineForms.Linux, SendForm.Place, EngineForms.LinuxOptions);
            yield return WithOptions(EngineForms.Linux, EngineForms.LinuxOptions);
        }
        yield return OneWaySubjects.Engine(EngineForms.Portable, remotes: 1, SendForm.Copy, EngineForms.PortableOptions);
        yield return WithMetadata(EngineForms.Portable, SendForm.Copy, EngineForms.PortableOptions);
    }

    private static OneWaySubject WithMetadata(string engine, SendForm form, UdpEndpointOptions options) => new(
        engine + "-metadata", form.Lower(), remotes: 1,
        plan => new MetadataReceivingEnd(plan, options with { Metadata = MetadataFields.All }),
        (plan, port) => new EngineSendingEnd(plan, port, form, options))
    {
        Send = form,
        Baseline = engine,
    };

    private static OneWaySubject WithOptions(string engine, UdpEndpointOptions options) => new(
        engine + "-options", SendForm.Place.Lower(), remotes: 1,
        plan => new EngineReceivingEnd(plan, options),
        (plan, port) => new OptionsSendingEnd(plan, port, options))
    {
        Send = SendForm.Place,
        Baseline = engine,
    };
}
