using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FastUdp.Interop.Linux;
using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Transport.Linux;

/// <summary>Reads an entry of a socket's error queue (ip(7), ipv6(7): IP_RECVERR, IPV6_RECVERR).</summary>
internal static class ErrorEntry
{
    /// <summary>
    /// What the network said. False where it is no such news: the kernel's own refusal of a send, which the send itself met, or nothing
    /// that can be read.
    /// </summary>
    /// <param name="control">The entry's control messages.</param>
    /// <param name="name">Where the datagram was to go, as an address of the socket's family.</param>
    /// <param name="family">The socket's family.</param>
    /// <param name="error">The news.</param>
    public static bool TryRead(ReadOnlySpan<byte> control, ReadOnlySpan<byte> name, AddressFamily family, out NetworkError error)
    {
        error = default;
        if (!TryFind(control, out sock_extended_err entry, out IPAddress? reporter)
            || entry.ee_origin is not (SO_EE_ORIGIN_ICMP or SO_EE_ORIGIN_ICMP6))
            return false;

        NetworkErrorKind kind = IcmpErrors.Classify(entry.ee_origin, entry.ee_type, entry.ee_code);
        RemoteAddress remote = SocketAddressCodec.Read(name, family);
        int mtu = kind == NetworkErrorKind.TooLong ? (int)Math.Min(entry.ee_info, int.MaxValue) : 0;
        error = new NetworkError(remote, kind, mtu, reporter, (int)entry.ee_errno);
        return true;
    }

    private static bool TryFind(ReadOnlySpan<byte> control, out sock_extended_err entry, out IPAddress? reporter)
    {
        while (ControlMessages.TryTake(ref control, out cmsghdr header, out ReadOnlySpan<byte> data))
        {
            bool isError = (header.cmsg_level, header.cmsg_type) is (IPPROTO_IP, IP_RECVERR) or (IPPROTO_IPV6, IPV6_RECVERR);
            if (isError && MemoryMarshal.TryRead(data, out entry))
            {
                reporter = ReadReporter(data[Unsafe.SizeOf<sock_extended_err>()..]);
                return true;
            }
        }
        entry = default;
        reporter = null;
        return false;
    }

    /// <summary>The address of the router or host, as the kernel writes it behind the entry (SO_EE_OFFENDER); null where it does not say.</summary>
    private static IPAddress? ReadReporter(ReadOnlySpan<byte> offender)
    {
        AddressFamily family = offender.Length < sizeof(ushort) ? AddressFamily.Unspecified : MemoryMarshal.Read<ushort>(offender) switch
        {
            AF_INET => AddressFamily.InterNetwork,
            AF_INET6 => AddressFamily.InterNetworkV6,
            _ => AddressFamily.Unspecified,
        };
        return family == AddressFamily.Unspecified || offender.Length < SocketAddressCodec.Size(family)
            ? null
            : SocketAddressCodec.Read(offender, family).ToIPEndPoint().Address;
    }
}
