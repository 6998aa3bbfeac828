using BenchmarkDotNet.Attributes;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Buffers;

namespace FastUdp.Benchmarks.Micro;

/// <summary>Going through a coalesced receive, reading the number of each datagram; the figures are per datagram.</summary>
[MemoryDiagnoser]
public class SplitterBenchmarks
{
    private const int StrideBytes = 64;
    private const int Datagrams = 128;

    private readonly ReceivedRun[] _runs = [MicroBuffers.MakeRun(MicroBuffers.Make(), StrideBytes, Datagrams)];

    /// <summary>As most handlers are written.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Datagrams)]
    public ulong Flat()
    {
        ulong sum = 0;
        foreach (Datagram datagram in new DatagramBatch(_runs, Datagrams))
            sum += Number.Read(datagram.Payload);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Datagrams)]
    public ulong Nested()
    {
        ulong sum = 0;
        foreach (DatagramRun run in new DatagramBatch(_runs, Datagrams).Runs)
        {
            foreach (Datagram datagram in run)
                sum += Number.Read(datagram.Payload);
        }
        return sum;
    }

    /// <summary>What the machine allows: the bytes cut by hand.</summary>
    [Benchmark(OperationsPerInvoke = Datagrams)]
    public ulong ByHand()
    {
        ulong sum = 0;
        DatagramRun run = new DatagramBatch(_runs, Datagrams).Runs[0];
        for (ReadOnlySpan<byte> rest = run.Payload; rest.Length >= StrideBytes; rest = rest[StrideBytes..])
            sum += Number.Read(rest);
        return sum;
    }
}
