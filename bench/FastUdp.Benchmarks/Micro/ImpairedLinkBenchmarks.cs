using BenchmarkDotNet.Attributes;
using FastUdp.Impairment;

namespace FastUdp.Benchmarks.Micro;

/// <summary>The verdict on one datagram: on a link that only loses, and on one that does everything to it.</summary>
[MemoryDiagnoser]
public class ImpairedLinkBenchmarks
{
    private static readonly TimeSpan Gap = TimeSpan.FromMicroseconds(1);

    private readonly ImpairedLink _lossy = new(new LinkImpairment { Loss = LossModel.Independent(0.3) }, seed: 1);
    private readonly ImpairedLink _bad = new(
        new LinkImpairment
        {
            Loss = LossModel.GilbertElliott(0.01, 0.3),
            Delay = TimeSpan.FromMilliseconds(10),
            Jitter = TimeSpan.FromMilliseconds(5),
            Duplication = 0.01,
            Reordering = 0.01,
            Corruption = 0.01,
            BitsPerSecond = 1e9,
        },
        seed: 1);

    private TimeSpan _now;

    [Benchmark]
    public bool JudgeLoss()
    {
        _now += Gap;
        return _lossy.Judge(_now, 64).IsDelivered;
    }

    /// <summary>What comes out comes out at once, so that the queue does not fill.</summary>
    [Benchmark]
    public bool JudgeEverything()
    {
        _now += Gap;
        LinkVerdict verdict = _bad.Judge(_now, 64);
        if (verdict.IsDelivered)
            _bad.OnDelivered();
        if (verdict.CopyDelay is not null)
            _bad.OnDelivered();
        return verdict.IsDelivered;
    }
}
