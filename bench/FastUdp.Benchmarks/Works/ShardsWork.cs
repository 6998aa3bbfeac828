using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Benchmarks.Subjects.Shards;

namespace FastUdp.Benchmarks.Works;

/// <summary>
/// Two flows into one port: one plain endpoint serves both, or two shards serve one each, free or each on a core. A sharded endpoint of a single shard
/// is to lose nothing against the plain one.
/// </summary>
internal sealed class ShardsWork : IWork
{
    public string Name => "shards";

    public string Title => "two flows into one port";

    public IReadOnlyList<int> DefaultSizes => [64, 1_472];

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(1);

    public Merit Merit => Merit.Rate;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) => [];

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings)
    {
        foreach ((string name, UdpEndpointOptions options) in TypedForms.Engines())
        {
            yield return Create(name, ShardForm.Plain, options);
            yield return Create(name, ShardForm.Single, options);
            if (OperatingSystem.IsLinux())
                yield return Create(name, ShardForm.Two, options);
            if (options.Backend == UdpBackend.Linux)
                yield return Create(name, ShardForm.TwoPinned, options);
        }
    }

    private static ShardsSubject Create(string engine, ShardForm form, UdpEndpointOptions options) => form switch
    {
        ShardForm.Plain => new ShardsSubject(engine, engine, form, options),
        ShardForm.Single => new ShardsSubject($"{engine}-1-shard", engine, form, options) { Baseline = engine },
        ShardForm.Two => new ShardsSubject($"{engine}-2-shards", engine, form, options) { Baseline = engine },
        _ => new ShardsSubject($"{engine}-2-shards-pinned", engine, form, options) { Baseline = engine },
    };
}
