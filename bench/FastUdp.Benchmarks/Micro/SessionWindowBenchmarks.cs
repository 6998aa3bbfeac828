using BenchmarkDotNet.Attributes;
using FastUdp.Requests;
using FastUdp.Stores;

namespace FastUdp.Benchmarks.Micro;

/// <summary>What a server does to execute a request at most once, with 1,024 of the session in flight.</summary>
[MemoryDiagnoser]
public class SessionWindowBenchmarks
{
    private const uint InFlight = 1_024;
    private const int ReplyBytes = 64;

    private readonly ServerMemory _memory = new(maxBytes: 64 << 20);
    private SessionWindow _window = null!;
    private uint _next;

    [GlobalSetup]
    public void SetUp()
    {
        _window = new SessionWindow(_memory, oldest: 0, maxSpan: 65_536);
        while (_next < InFlight)
            Accept(oldest: 0);
    }

    /// <summary>A new one is looked for, remembered and its reply kept; the oldest is forgotten.</summary>
    [Benchmark]
    public int AcceptAndKeep()
    {
        Accept(_next - InFlight);
        return _window.Count;
    }

    /// <summary>A repetition finds the reply.</summary>
    [Benchmark]
    public int LookAtRepeat()
    {
        uint sequence = _next - (InFlight / 2);
        _window.Look(sequence, Id(sequence), out PayloadCell reply);
        return _memory.Replies.Get(reply).Length;
    }

    private static ulong Id(uint sequence) => sequence * 0x9E37_79B9_7F4A_7C15;

    private void Accept(uint oldest)
    {
        uint sequence = _next++;
        _window.Advance(oldest);
        if (_window.Look(sequence, Id(sequence), out _) != SequenceState.Free || !_window.TryAdd(sequence, Id(sequence)))
            throw new InvalidOperationException($"The request {sequence} was not new.");
        _memory.Replies.TryTake(ReplyBytes, out PayloadCell reply);
        _window.TryKeep(sequence, Id(sequence), reply);
    }
}
