using BenchmarkDotNet.Attributes;
using FastUdp.Demo.Bench.Counting;

namespace FastUdp.Benchmarks.Micro;

/// <summary>Numbers into a ledger, in order and not, and durations into a histogram and out again.</summary>
[MemoryDiagnoser]
public class CountingBenchmarks
{
    private const int Batch = 1_024;

    private readonly NumberLedger _inOrder = new();
    private readonly NumberLedger _inPairs = new();
    private readonly LatencyHistogram _histogram = new();
    private ulong _next;
    private ulong _nextPair;
    private long _duration;

    [GlobalSetup]
    public void SetUp()
    {
        for (int i = 0; i < Batch; i++)
            _histogram.Record(i * 1_000);
    }

    [Benchmark(OperationsPerInvoke = Batch)]
    public void LedgerInOrder()
    {
        for (int i = 0; i < Batch; i++)
            _inOrder.Take(_next++);
    }

    [Benchmark(OperationsPerInvoke = Batch)]
    public void LedgerEverySecondReordered()
    {
        for (int i = 0; i < Batch; i += 2, _nextPair += 2)
        {
            _inPairs.Take(_nextPair + 1);
            _inPairs.Take(_nextPair);
        }
    }

    [Benchmark(OperationsPerInvoke = Batch)]
    public void HistogramRecord()
    {
        for (int i = 0; i < Batch; i++)
            _histogram.Record(_duration = (_duration + 7_919) & 0xF_FFFF);
    }

    [Benchmark]
    public long HistogramPercentile() => _histogram.Percentile(0.99);
}
