using System.Net;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using FastUdp.Interop.Linux;
using FastUdp.Transport.Linux;

namespace FastUdp.Benchmarks.Micro;

/// <summary>The control messages beside each super-buffer: written for a send, read from a receive.</summary>
[MemoryDiagnoser]
public class ControlMessageBenchmarks
{
    private readonly byte[] _segment = new byte[ControlMessages.SegmentSpace];
    private readonly byte[] _options = new byte[SendControl.MaxSpace];
    private readonly SendControl _control = new(default);
    private readonly RemoteAddress _remote = RemoteAddress.Parse("127.0.0.1:1060");
    private readonly SendOptions _sendOptions = new() { Source = new LocalAddress(IPAddress.Loopback), Dscp = 46, HopLimit = 32 };
    private readonly byte[] _stride = MakeStride(1_472);
    private readonly byte[] _metadata = MakeMetadata();

    [Benchmark]
    public byte WriteSegment()
    {
        ControlMessages.WriteSegment(_segment, 1_472);
        return _segment[^1];
    }

    [Benchmark]
    public int ReadStride() => ControlMessages.ReadStride(_stride);

    [Benchmark]
    public int WriteOptions() => _control.Write(_options, _remote, _sendOptions);

    [Benchmark]
    public long ReadMetadata()
    {
        int stride = ReceivedControl.Read(_metadata, MetadataFields.All, out DatagramMetadata metadata);
        return stride + metadata.UnixNanoseconds;
    }

    /// <summary>What the kernel writes of an IPv4 datagram, in its order.</summary>
    private static byte[] MakeMetadata()
    {
        var control = new byte[MetadataOption.ControlSpace(MetadataFields.All)];
        int end = ControlMessages.Write(control, Constants.SOL_SOCKET, Constants.SO_TIMESTAMPNS, new timespec { tv_sec = 1_700_000_000 });
        end += ControlMessages.Write(control.AsSpan(end), Constants.SOL_SOCKET, Constants.SO_RXQ_OVFL, 5u);
        end += ControlMessages.Write(control.AsSpan(end), Constants.SOL_UDP, Constants.UDP_GRO, 1_472);
        end += ControlMessages.Write(control.AsSpan(end), Constants.IPPROTO_IP, Constants.IP_PKTINFO, new in_pktinfo { ipi_ifindex = 1 });
        end += ControlMessages.Write(control.AsSpan(end), Constants.IPPROTO_IP, Constants.IP_TTL, 64);
        end += ControlMessages.Write(control.AsSpan(end), Constants.IPPROTO_IP, Constants.IP_TOS, (byte)2);
        return control[..end];
    }

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
