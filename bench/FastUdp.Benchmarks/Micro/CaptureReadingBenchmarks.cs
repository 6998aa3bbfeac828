using System.Buffers;
using System.IO.Pipelines;
using BenchmarkDotNet.Attributes;
using FastUdp.Capture;

namespace FastUdp.Benchmarks.Micro;

/// <summary>A pcapng file in memory read datagram by datagram, per datagram.</summary>
[MemoryDiagnoser]
public class CaptureReadingBenchmarks
{
    private const int Datagrams = 1_000;

    private readonly ArrayBufferWriter<byte> _file = new();

    [Params(64, 1_472)]
    public int SizeBytes { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _file.ResetWrittenCount();
        PcapngWriter.WriteSection(_file);
        PcapngWriter.WriteInterface(_file, "bench");
        PcapngWriter.WritePackets(_file, new CapturedRun
        {
            InterfaceIndex = 0,
            Direction = CaptureDirection.Inbound,
            UnixNanoseconds = 1,
            Source = MicroBuffers.Remote,
            Destination = MicroBuffers.Remote,
            Payload = new byte[Datagrams * SizeBytes],
            Stride = SizeBytes,
        });
    }

    [Benchmark(OperationsPerInvoke = Datagrams)]
    public async Task<long> ReadPackets()
    {
        long bytes = 0;
        await using var reader = new CaptureReader(PipeReader.Create(new ReadOnlySequence<byte>(_file.WrittenMemory)));
        await foreach (CapturedDatagram datagram in reader.ReadAllAsync())
            bytes += datagram.Payload.Length;
        return bytes;
    }
}
