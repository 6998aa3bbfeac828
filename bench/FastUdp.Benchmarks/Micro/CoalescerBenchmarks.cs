using System.Net;
using BenchmarkDotNet.Attributes;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Buffers;
using FastUdp.Transport;

namespace FastUdp.Benchmarks.Micro;

/// <summary>A block filled with numbered datagrams and its runs taken, per datagram; nothing is sent.</summary>
[MemoryDiagnoser]
public class CoalescerBenchmarks
{
    private const int Datagrams = 44;

    private readonly RemoteAddress _remote = MicroBuffers.Remote;
    private readonly RemoteAddress _other = new(new IPEndPoint(IPAddress.Loopback, 1061));
    private readonly byte[] _payload = new byte[1_472];
    private RunCoalescer _coalescer = null!;

    [Params(64, 1_472)]
    public int SizeBytes { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        MicroBuffers.Make().Send.TryRent(out Block? block);
        _coalescer = new RunCoalescer(block!);
    }

    [Benchmark(OperationsPerInvoke = Datagrams)]
    public int AppendInPlace()
    {
        for (int i = 0; i < Datagrams; i++)
            Number.Write(Place(_remote), (ulong)i);
        return _coalescer.Take().Length;
    }

    [Benchmark(OperationsPerInvoke = Datagrams)]
    public int AppendCopied()
    {
        for (int i = 0; i < Datagrams; i++)
            _payload.AsSpan(0, SizeBytes).CopyTo(Place(_remote));
        return _coalescer.Take().Length;
    }

    /// <summary>Another remote each time: every datagram is a run of its own.</summary>
    [Benchmark(OperationsPerInvoke = Datagrams)]
    public int AppendToRemotesInTurn()
    {
        for (int i = 0; i < Datagrams; i++)
            Number.Write(Place(i % 2 == 0 ? _remote : _other), (ulong)i);
        return _coalescer.Take().Length;
    }

    private Span<byte> Place(in RemoteAddress remote)
    {
        if (!_coalescer.TryAppend(remote, SizeBytes, out Span<byte> place) && !_coalescer.TryOpen(remote, SizeBytes, default, out place))
            throw new InvalidOperationException("The block is too small for this benchmark.");
        return place;
    }
}
