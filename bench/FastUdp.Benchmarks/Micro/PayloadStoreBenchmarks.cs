using BenchmarkDotNet.Attributes;
using FastUdp.Stores;

namespace FastUdp.Benchmarks.Micro;

/// <summary>Keeping a request's bytes for its repetitions, and giving them back, beside as many others.</summary>
[MemoryDiagnoser]
public class PayloadStoreBenchmarks
{
    private const int Kept = 1_024;

    private readonly PayloadStore _store = new(maxBytes: 64 << 20);
    private readonly PayloadCell[] _cells = new PayloadCell[Kept];
    private readonly byte[] _payload = new byte[1_200];
    private int _next;

    [Params(30, 1_200)]
    public int SizeBytes { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        for (int i = 0; i < Kept; i++)
            _store.TryTake(SizeBytes, out _cells[i]);
    }

    /// <summary>The oldest goes as the newest comes.</summary>
    [Benchmark]
    public long TakeFillAndReturn()
    {
        ref PayloadCell cell = ref _cells[_next++ & (Kept - 1)];
        _store.Return(cell);
        _store.TryTake(SizeBytes, out cell);
        _payload.AsSpan(0, SizeBytes).CopyTo(_store.Get(cell));
        return _store.Bytes;
    }
}
