using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Benchmarks.Subjects.OneWay;

namespace FastUdp.Benchmarks.Works;

/// <summary>One way, each option of the endpoint by itself turned another way than by default: what docs/tuning.md quotes.</summary>
internal sealed class TuningWork : IWork
{
    private const string Group = "knobs";

    public string Name => "tuning";

    public string Title => "one way, one option at a time";

    public IReadOnlyList<int> DefaultSizes => [64, 1_472];

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(1);

    public Merit Merit => Merit.Rate;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) => [];

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings)
    {
        if (!EngineForms.HasLinux)
        {
            yield return Engine(EngineForms.Portable, EngineForms.PortableOptions);
            yield break;
        }
        UdpEndpointOptions options = EngineForms.LinuxOptions;
        yield return Engine(EngineForms.Linux, options);
        yield return Knob("gso-off", options with { UseGso = false });
        yield return Knob("gro-off", options with { UseGro = false });
        yield return Knob("offloads-off", options with { UseGso = false, UseGro = false });
        yield return Knob("sleeping", EngineForms.SleepingOptions);
        yield return Knob("busypoll", EngineForms.BusyPollOptions);
        yield return Knob("slots-1", options with { ReceiveSlots = 1 });
        yield return Knob("slots-8", options with { ReceiveSlots = 8 });
        yield return Knob("slots-256", options with { ReceiveSlots = 256 });
        yield return Knob("rcvbuf-256k", options with { ReceiveBufferBytes = 256 * 1_024 });
        yield return Knob("sndbuf-256k", options with { SendBufferBytes = 256 * 1_024 });
        yield return Knob("short", options with { MaxDatagramBytes = 1_500 });
        yield return Knob("metadata", options with { Metadata = MetadataFields.All });
        yield return Knob("core", options with { Core = Environment.ProcessorCount - 1 });
        yield return Knob("scramble", options with { ScrambleReturnedBlocks = true });
    }

    private static OneWaySubject Knob(string name, UdpEndpointOptions options) =>
        Engine($"{EngineForms.Linux}-{name}", options, EngineForms.Linux);

    private static OneWaySubject Engine(string name, UdpEndpointOptions options, string? baseline = null) => new(
        name, Group, remotes: 1,
        plan => new EngineReceivingEnd(plan, options), (plan, port) => new EngineSendingEnd(plan, port, SendForm.Copy, options))
    {
        Baseline = baseline,
    };
}
