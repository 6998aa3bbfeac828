using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Benchmarks.Subjects.OneWay;

namespace FastUdp.Benchmarks.Works;

/// <summary>
/// <see cref="OneWayWork"/> at <see cref="SteadySendingEnd.DatagramsPerSecond"/>, received with and without a capture to a file. A datagram that
/// the capture has no time for would be lost in the kernel's queue: the loss is what there is to see.
/// </summary>
internal sealed class CaptureWork : IWork
{
    public string Name => "capture";

    public string Title => $"one way at {SteadySendingEnd.DatagramsPerSecond:N0}/s, captured to a file";

    public IReadOnlyList<int> DefaultSizes => [64];

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(1);

    public Merit Merit => Merit.Rate;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) => [];

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings)
    {
        if (!EngineForms.HasLinux)
            yield break;
        UdpEndpointOptions options = EngineForms.LinuxOptions;
        yield return Paced(EngineForms.Linux, baseline: null, plan => new EngineReceivingEnd(plan, options), options);
        yield return Paced($"{EngineForms.Linux}-capture", EngineForms.Linux, plan => new CapturedReceivingEnd(plan, options), options);
    }

    private static OneWaySubject Paced(string name, string? baseline, Func<OneWayPlan, IReceivingEnd> open, UdpEndpointOptions options) => new(
        name, SendForm.Place.Lower(), remotes: 1, open, (plan, port) => new SteadySendingEnd(new EngineSendingEnd(plan, port, SendForm.Place, options)))
    {
        Send = SendForm.Place,
        Baseline = baseline,
    };
}
