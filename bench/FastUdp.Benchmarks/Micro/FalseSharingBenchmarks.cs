using BenchmarkDotNet.Attributes;
using FastUdp.Transport;

namespace FastUdp.Benchmarks.Micro;

/// <summary>
/// Two threads that each count batches, as two shards do, in counters of their own: as the engine lays them out, and as they would lie side by side in
/// one cache line. The difference is what the distance saves. Needs two cores; on one both are the same.
/// </summary>
public class FalseSharingBenchmarks
{
    private const int Batches = 2_000_000;

    private readonly ReceiveCounters[] _apart = [new ReceiveCounters(), new ReceiveCounters()];
    private readonly long[] _together = new long[8];

    [Benchmark(OperationsPerInvoke = Batches)]
    public void CountersOfTwoShards() => Parallel.Invoke(() => Count(_apart[0]), () => Count(_apart[1]));

    /// <summary>What one thread alone takes: the least there can be.</summary>
    [Benchmark(OperationsPerInvoke = Batches)]
    public void CountersOfOneShard() => Count(_apart[0]);

    [Benchmark(OperationsPerInvoke = Batches, Baseline = true)]
    public void CountersInOneCacheLine() => Parallel.Invoke(() => CountTogether(0), () => CountTogether(1));

    private static void Count(ReceiveCounters counters)
    {
        for (int i = 0; i < Batches; i++)
            counters.AddBatch(64, 4_096, 1);
    }

    /// <summary>Every second one: where the array begins within a line, and so where it goes over into the next, is left to chance.</summary>
    private void CountTogether(int first)
    {
        Span<long> counters = _together.AsSpan(first, 7);
        for (int i = 0; i < Batches; i++)
        {
            Volatile.Write(ref counters[0], counters[0] + 64);
            Volatile.Write(ref counters[2], counters[2] + 4_096);
            Volatile.Write(ref counters[4], counters[4] + 1);
            Volatile.Write(ref counters[6], counters[6] + 1);
        }
    }
}
