using BenchmarkDotNet.Attributes;
using FastUdp.Buffers;

namespace FastUdp.Benchmarks.Micro;

/// <summary>Taking a datagram out of the callback and giving it back: a small one is copied, a large one shares its block.</summary>
[MemoryDiagnoser]
public class LeaseBenchmarks
{
    private readonly EndpointBuffers _buffers = MicroBuffers.Make();
    private ReceivedRun _run;

    [Params(64, 1_472, 65_507)]
    public int SizeBytes { get; set; }

    [GlobalSetup]
    public void SetUp() => _run = MicroBuffers.MakeRun(_buffers, SizeBytes, datagrams: 1);

    [Benchmark]
    public int LeaseAndDispose()
    {
        DatagramLease lease = _buffers.Lease(_run, offset: 0, SizeBytes);
        int length = lease.Length;
        lease.Dispose();
        return length;
    }
}
