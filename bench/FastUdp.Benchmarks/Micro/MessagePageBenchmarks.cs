using BenchmarkDotNet.Attributes;
using FastUdp.LargeMessages;

namespace FastUdp.Benchmarks.Micro;

/// <summary>Segments of a large message put at their places in a page, in order and from the last to the first, per segment.</summary>
[MemoryDiagnoser]
public class MessagePageBenchmarks
{
    private const int SegmentBytes = 1_440;
    private const int Segments = 51;

    private readonly MessagePage _page = new();
    private readonly byte[] _segment = new byte[SegmentBytes];

    [Benchmark(OperationsPerInvoke = Segments)]
    public bool PutInOrder()
    {
        _page.Clear();
        for (int place = 0; place < Segments; place++)
            _page.Put(place, SegmentBytes, _segment);
        return _page.Has(Segments - 1);
    }

    [Benchmark(OperationsPerInvoke = Segments)]
    public bool PutFromTheLast()
    {
        _page.Clear();
        for (int place = Segments - 1; place >= 0; place--)
            _page.Put(place, SegmentBytes, _segment);
        return _page.Has(Segments - 1);
    }
}
