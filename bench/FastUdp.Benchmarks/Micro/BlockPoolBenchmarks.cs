using BenchmarkDotNet.Attributes;
using FastUdp.Buffers;

namespace FastUdp.Benchmarks.Micro;

/// <summary>What the receive loop pays for a block that was leased, and a sender for its own.</summary>
[MemoryDiagnoser]
public class BlockPoolBenchmarks
{
    private readonly EndpointBuffers _buffers = MicroBuffers.Make();

    [Benchmark]
    public int RentAndReturn()
    {
        _buffers.Receive.TryRent(out Block? block);
        int capacity = block!.Capacity;
        block.Release();
        return capacity;
    }

    /// <summary>A second holder, as a lease of a large datagram is.</summary>
    [Benchmark]
    public bool RentHoldAndReleaseTwice()
    {
        _buffers.Receive.TryRent(out Block? block);
        block!.Hold();
        bool isShared = block.IsShared;
        block.Release();
        block.Release();
        return isShared;
    }
}
