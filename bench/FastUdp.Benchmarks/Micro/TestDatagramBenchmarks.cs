using BenchmarkDotNet.Attributes;
using FastUdp.Demo.Bench.Wire;

namespace FastUdp.Benchmarks.Micro;

/// <summary>What the instrument does for each test datagram: writing it, and checking it.</summary>
[MemoryDiagnoser]
public class TestDatagramBenchmarks
{
    private const byte Stream = 1;
    private const int Batch = TestPadding.Places;

    private byte[][] _datagrams = [];
    private TestDatagramCodec _codec = null!;
    private ulong _number;

    [Params(64, 1_472)]
    public int SizeBytes { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _codec = new TestDatagramCodec(SizeBytes);
        _datagrams = [.. Enumerable.Range(0, Batch).Select(_ => new byte[SizeBytes])];
        for (int i = 0; i < Batch; i++)
            _codec.Write(_datagrams[i], Stream, 0, (ulong)i);
    }

    [Benchmark]
    public void Write()
    {
        _codec.Write(_datagrams[0], Stream, 0, _number & ~0xFFUL);
        _number++;
    }

    [Benchmark(OperationsPerInvoke = Batch - 1)]
    public int Check()
    {
        int intact = 0;
        foreach (byte[] datagram in _datagrams.AsSpan(1))
            intact += _codec.Read(datagram, out _) == TestDatagramCheck.Intact ? 1 : 0;
        return intact;
    }
}
