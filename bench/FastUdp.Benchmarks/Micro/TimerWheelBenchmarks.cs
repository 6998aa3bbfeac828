using BenchmarkDotNet.Attributes;
using FastUdp.Requests;

namespace FastUdp.Benchmarks.Micro;

/// <summary>What a request pays for its timer while so many others stand in the wheel: the same, however many.</summary>
[MemoryDiagnoser]
public class TimerWheelBenchmarks
{
    private const uint Wait = 1_000;

    private readonly Node _extra = new();
    private TimerWheel<Node> _wheel = null!;
    private uint _now;

    [Params(1_000, 100_000)]
    public int Nodes { get; set; }

    /// <summary>Evenly over the ticks of one wait.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _wheel = new TimerWheel<Node>();
        for (uint i = 0; i < Nodes; i++)
            _wheel.Add(new Node(), dueTick: i % Wait, nowTick: 0);
    }

    /// <summary>A request that is answered in time.</summary>
    [Benchmark]
    public int AddAndRemove()
    {
        _wheel.Add(_extra, _now + (Wait / 2), _now);
        _wheel.Remove(_extra);
        return _wheel.Count;
    }

    /// <summary>A request that is sent again; time goes on to where the next is due.</summary>
    [Benchmark]
    public uint TakeDueAndAddAgain()
    {
        Node? due;
        while (!_wheel.TryTakeDue(_now, out due))
            _now = _wheel.NextTick!.Value;
        _wheel.Add(due, due.DueTick + Wait, _now);
        return _now;
    }

    private sealed class Node : TimerNode<Node>;
}
