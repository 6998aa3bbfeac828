using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Benchmarks.Subjects.Metrics;
using FastUdp.Benchmarks.Subjects.OneWay;

namespace FastUdp.Benchmarks.Works;

/// <summary>
/// <see cref="OneWayWork"/> while nobody listens, while a listener has every instrument and collects, and while one has every
/// event and the counters: with offload, and without, where batches are small and many.
/// </summary>
internal sealed class MetricsWork : IWork
{
    public string Name => "metrics";

    public string Title => "one way, listened to and not";

    public IReadOnlyList<int> DefaultSizes => [64];

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(1);

    public Merit Merit => Merit.Rate;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) => [];

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings)
    {
        if (EngineForms.HasLinux)
        {
            foreach (Subject subject in Watched(EngineForms.Linux, EngineForms.LinuxOptions))
                yield return subject;
            foreach (Subject subject in Watched($"{EngineForms.Linux}-singly", EngineForms.LinuxOptions with { UseGso = false, UseGro = false }))
                yield return subject;
        }
        foreach (Subject subject in Watched(EngineForms.Portable, EngineForms.PortableOptions))
            yield return subject;
    }

    /// <summary>The same engine in a group of its own: alone, and watched in each way.</summary>
    private static IEnumerable<Subject> Watched(string name, UdpEndpointOptions options)
    {
        Subject alone = new OneWaySubject(
            name, name, remotes: 1,
            plan => new EngineReceivingEnd(plan, options), (plan, port) => new EngineSendingEnd(plan, port, SendForm.Copy, options));
        yield return alone;
        yield return new WatchedSubject($"{name}-meter-100ms", alone, static () => new MeterWatch(TimeSpan.FromMilliseconds(100))) { Baseline = name };
        yield return new WatchedSubject($"{name}-meter-1s", alone, static () => new MeterWatch(TimeSpan.FromSeconds(1))) { Baseline = name };
        yield return new WatchedSubject($"{name}-events", alone, static () => new EventWatch()) { Baseline = name };
    }
}
