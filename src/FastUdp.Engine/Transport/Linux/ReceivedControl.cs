using System.Runtime.InteropServices;
using FastUdp.Interop.Linux;
using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Transport.Linux;

/// <summary>
/// What the control messages of one receive say, gathered in one walk, in whatever order they come. Total: what is malformed, too
/// short or unknown is passed over. An IPv6 socket gets the messages of IPv4 (SOL_IP) with an IPv4 datagram.
/// </summary>
internal struct ReceivedControl
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    private int _stride;
    private MetadataFields _fields;
    private LocalAddress _local;
    private uint _answerSource;
    private byte _trafficClass;
    private byte _hopLimit;
    private long _unixNanoseconds;
    private uint _kernelDrops;

    /// <summary>Reads metadata, and gives the stride, 0 when the bytes are one datagram.</summary>
    /// <param name="control">The messages.</param>
    /// <param name="asked">What is to be learnt; the rest is left out, be it there or not.</param>
    /// <param name="metadata">What was learnt.</param>
    public static int Read(ReadOnlySpan<byte> control, MetadataFields asked, out DatagramMetadata metadata)
    {
        // While the socket has dropped nothing the kernel says nothing of drops (sock_recv_drops).
        var read = new ReceivedControl { _fields = MetadataFields.KernelDrops };
        while (ControlMessages.TryTake(ref control, out cmsghdr header, out ReadOnlySpan<byte> data))
            read.Take(header, data);
        metadata = read.Select(asked);
        return read._stride;
    }

    private void Take(in cmsghdr header, ReadOnlySpan<byte> data)
    {
        switch (header.cmsg_level, header.cmsg_type)
        {
            case (SOL_UDP, UDP_GRO):
                MemoryMarshal.TryRead(data, out _stride);
                break;
            case (SOL_SOCKET, SO_TIMESTAMPNS) when MemoryMarshal.TryRead(data, out timespec time):
                _unixNanoseconds = unchecked((time.tv_sec * NanosecondsPerSecond) + time.tv_nsec);
                _fields |= MetadataFields.Timestamp;
                break;
            case (SOL_SOCKET, SO_RXQ_OVFL):
                MemoryMarshal.TryRead(data, out _kernelDrops);
                break;
            case (IPPROTO_IP, IP_PKTINFO) when MemoryMarshal.TryRead(data, out in_pktinfo info):
                TakeLocal(info);
                break;
            case (IPPROTO_IPV6, IPV6_PKTINFO) when MemoryMarshal.TryRead(data, out in6_pktinfo info):
                TakeLocal(info);
                break;
            case (IPPROTO_IP, IP_TOS) or (IPPROTO_IPV6, IPV6_TCLASS) when !data.IsEmpty:
                // One byte of IPv4, a native int of IPv6; little-endian, so the first byte is the value of both.
                _trafficClass = data[0];
                _fields |= MetadataFields.TrafficClass;
                break;
            case (IPPROTO_IP, IP_TTL) or (IPPROTO_IPV6, IPV6_HOPLIMIT) when !data.IsEmpty:
                _hopLimit = data[0];
                _fields |= MetadataFields.HopLimit;
                break;
        }
    }

    private void TakeLocal(in in_pktinfo info)
    {
        _local = new LocalAddress(RemoteAddress.FromIPv4(info.ipi_addr), info.ipi_ifindex);
        _answerSource = info.ipi_spec_dst;
        _fields |= MetadataFields.LocalAddress;
    }

    private void TakeLocal(in in6_pktinfo info)
    {
        RemoteAddress address = RemoteAddress.FromIPv6(info.ipi6_addr, 0, 0);

        // With an IPv4 datagram the message of IPv4 comes as well, and it alone knows where to answer from.
        bool isKnown = address.IsIPv4 && (_fields & MetadataFields.LocalAddress) != 0;
        if (isKnown)
            return;
        uint scope = address.NeedsScope ? info.ipi6_ifindex : 0;
        _local = new LocalAddress(RemoteAddress.FromIPv6(info.ipi6_addr, scope, 0), (int)info.ipi6_ifindex);
        _fields |= MetadataFields.LocalAddress;
    }

    private readonly DatagramMetadata Select(MetadataFields asked)
    {
        MetadataFields fields = _fields & asked;
        return new DatagramMetadata
        {
            Fields = fields,
            Local = Has(fields, MetadataFields.LocalAddress) ? _local : default,
            AnswerSource = Has(fields, MetadataFields.LocalAddress) ? _answerSource : 0,
            TrafficClass = Has(fields, MetadataFields.TrafficClass) ? _trafficClass : (byte)0,
            HopLimit = Has(fields, MetadataFields.HopLimit) ? _hopLimit : (byte)0,
            UnixNanoseconds = Has(fields, MetadataFields.Timestamp) ? _unixNanoseconds : 0,
            KernelDrops = Has(fields, MetadataFields.KernelDrops) ? _kernelDrops : 0,
        };
    }

    private static bool Has(MetadataFields fields, MetadataFields field) => (fields & field) != 0;
}
