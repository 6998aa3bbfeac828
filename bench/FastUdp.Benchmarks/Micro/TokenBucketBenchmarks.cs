using BenchmarkDotNet.Attributes;
using FastUdp.Pacing;

namespace FastUdp.Benchmarks.Micro;

/// <summary>What pacing asks before each send: whether there are tokens, and, where there are none, for how long.</summary>
public class TokenBucketBenchmarks
{
    private const int DatagramBytes = 1_472;
    private const long TicksPerSecond = 1_000_000_000;
    private const long BytesPerSecond = 125_000_000;
    private const long TicksPerDatagram = DatagramBytes * TicksPerSecond / BytesPerSecond;

    private readonly TokenBucket _filling = new(BytesPerSecond, 65_536, TicksPerSecond, 0);
    private readonly TokenBucket _empty = new(1_000, DatagramBytes, TicksPerSecond, 0);
    private long _now;

    [GlobalSetup]
    public void SetUp() => _empty.TryTake(DatagramBytes, 0);

    [Benchmark]
    public bool Take() => _filling.TryTake(DatagramBytes, _now += TicksPerDatagram);

    [Benchmark]
    public long AskUntil() => _empty.TicksUntil(DatagramBytes, 1);
}
