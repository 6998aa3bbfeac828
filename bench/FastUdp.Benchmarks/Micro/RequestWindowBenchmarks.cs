using BenchmarkDotNet.Attributes;
using FastUdp.Requests;

namespace FastUdp.Benchmarks.Micro;

/// <summary>Numbering a request, finding it by its reply's number and taking it out, with 1,024 in flight.</summary>
[MemoryDiagnoser]
public class RequestWindowBenchmarks
{
    private const int InFlight = 1_024;

    private readonly RequestWindow<object> _window = new(maxSpan: 65_536);
    private readonly object _request = new();

    [GlobalSetup]
    public void SetUp()
    {
        for (int i = 0; i < InFlight; i++)
            _window.Add(_request);
    }

    /// <summary>Replies come in order, as almost always.</summary>
    [Benchmark]
    public uint AddFindAndRemove()
    {
        uint oldest = _window.Oldest;
        _window.Add(_request);
        if (_window.Find(oldest) is not null)
            _window.Remove(oldest);
        return _window.Next;
    }
}
