using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using FastUdp.Interop.Linux;
using FastUdp.Transport.Linux;

namespace FastUdp.Benchmarks.Micro;

/// <summary>The control message beside each super-buffer: one written for a send, one read from a receive.</summary>
[MemoryDiagnoser]
public class ControlMessageBenchmarks
{
    private readonly byte[] _segment = new byte[ControlMessages.SegmentSpace];
    private readonly byte[] _stride = MakeStride(1_472);

    [Benchmark]
    public byte WriteSegment()
    {
        ControlMessages.WriteSegment(_segment, 1_472);
        return _segment[^1];
    }

    [Benchmark]
    public int ReadStride() => ControlMessages.ReadStride(_stride);

    /// <summary>What the kernel writes: a header with the length of its data, and a native int.</summary>
    private static byte[] MakeStride(int stride)
    {
        var control = new byte[ControlMessages.StrideSpace];
        int headerBytes = Marshal.SizeOf<cmsghdr>();
        var header = new cmsghdr
        {
            cmsg_len = (nuint)(headerBytes + sizeof(int)),
            cmsg_level = Constants.SOL_UDP,
            cmsg_type = Constants.UDP_GRO,
        };
        MemoryMarshal.Write(control, header);
        MemoryMarshal.Write(control.AsSpan(headerBytes), stride);
        return control;
    }
}
