using BenchmarkDotNet.Attributes;

namespace FastUdp.Benchmarks.Micro;

/// <summary>A remote as a key, and as text.</summary>
[MemoryDiagnoser]
public class RemoteAddressBenchmarks
{
    private readonly char[] _text = new char[64];
    private readonly Dictionary<RemoteAddress, int> _table = [];
    private RemoteAddress _remote;

    [Params("127.0.0.1:1060", "[2001:db8::1]:1060")]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        _remote = RemoteAddress.Parse(Text);
        _table[_remote] = 1;
    }

    [Benchmark]
    public int Parse() => RemoteAddress.Parse(Text.AsSpan()).Port;

    [Benchmark]
    public int Format()
    {
        _remote.TryFormat(_text, out int length, default, null);
        return length;
    }

    [Benchmark]
    public int Hash() => _remote.GetHashCode();

    [Benchmark]
    public int LookUp() => _table[_remote];
}
