using System.Buffers;
using BenchmarkDotNet.Attributes;
using FastUdp.Capture;

namespace FastUdp.Benchmarks.Micro;

/// <summary>A run of equal datagrams written as pcapng packets, per datagram; into a buffer, without a pipe or a file.</summary>
[MemoryDiagnoser]
public class CaptureBenchmarks
{
    private const int Datagrams = 44;

    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 20);
    private byte[] _payloads = [];

    [Params(64, 1_472)]
    public int SizeBytes { get; set; }

    [GlobalSetup]
    public void SetUp() => _payloads = new byte[Datagrams * SizeBytes];

    [Benchmark(OperationsPerInvoke = Datagrams)]
    public long WritePackets()
    {
        _buffer.ResetWrittenCount();
        return PcapngWriter.WritePackets(_buffer, new CapturedRun
        {
            InterfaceIndex = 0,
            Direction = CaptureDirection.Inbound,
            UnixNanoseconds = 1,
            Source = MicroBuffers.Remote,
            Destination = MicroBuffers.Remote,
            Payload = _payloads,
            Stride = SizeBytes,
        });
    }
}
