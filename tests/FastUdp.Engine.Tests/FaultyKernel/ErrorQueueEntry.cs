using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using FastUdp.Interop.Linux;
using FastUdp.Transport.Linux;
using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Engine.Tests.FaultyKernel;

/// <summary>An entry of an error queue, as a kernel writes it.</summary>
[SupportedOSPlatform("linux")]
internal sealed record ErrorQueueEntry(RemoteAddress Remote, int Errno, byte Origin, byte Type, byte Code, uint Info = 0, IPAddress? Offender = null)
{
    public bool IsIcmp => Origin is SO_EE_ORIGIN_ICMP or SO_EE_ORIGIN_ICMP6;

    public static ErrorQueueEntry PortUnreachable(RemoteAddress remote) =>
        new(remote, Interop.Linux.Errno.ECONNREFUSED, SO_EE_ORIGIN_ICMP, ICMP_DEST_UNREACH, 3);

    public static ErrorQueueEntry HostUnreachable(RemoteAddress remote) =>
        new(remote, Interop.Linux.Errno.EHOSTUNREACH, SO_EE_ORIGIN_ICMP, ICMP_DEST_UNREACH, 1);

    public static ErrorQueueEntry FragmentationNeeded(RemoteAddress remote, uint mtu) =>
        new(remote, Interop.Linux.Errno.EMSGSIZE, SO_EE_ORIGIN_ICMP, ICMP_DEST_UNREACH, 4, mtu);

    /// <summary>What the kernel writes of its own refusal; over IPv4 it does not say the port of an unconnected socket.</summary>
    public static ErrorQueueEntry TooLongHere(RemoteAddress remote, uint mtu) =>
        new(remote.WithPort(0), Interop.Linux.Errno.EMSGSIZE, SO_EE_ORIGIN_LOCAL, 0, 0, mtu);

    public unsafe void Write(msghdr* message, AddressFamily family)
    {
        SendHeaders.WriteName(new Span<byte>(message->msg_name, (int)message->msg_namelen), Remote, family);
        byte[] control = Control(family);
        if (control.Length > (int)message->msg_controllen)
            throw new InvalidOperationException("The space for control messages is too small.");
        control.CopyTo(new Span<byte>(message->msg_control, control.Length));
        message->msg_controllen = (nuint)control.Length;
    }

    /// <summary>The control message: the entry, and the address of who said it behind it.</summary>
    public unsafe byte[] Control(AddressFamily family)
    {
        int offenderBytes = family == AddressFamily.InterNetwork ? 16 : 28;
        (int level, int type) = family == AddressFamily.InterNetwork ? (IPPROTO_IP, IP_RECVERR) : (IPPROTO_IPV6, IPV6_RECVERR);
        int bytes = sizeof(cmsghdr) + sizeof(sock_extended_err) + offenderBytes;
        byte[] control = new byte[(bytes + 7) & ~7];
        var header = new cmsghdr { cmsg_len = (nuint)bytes, cmsg_level = level, cmsg_type = type };
        var entry = new sock_extended_err { ee_errno = (uint)Errno, ee_origin = Origin, ee_type = Type, ee_code = Code, ee_info = Info };
        MemoryMarshal.Write(control, header);
        MemoryMarshal.Write(control.AsSpan(sizeof(cmsghdr)), entry);
        if (Offender is not null)
            SendHeaders.WriteName(control.AsSpan(sizeof(cmsghdr) + sizeof(sock_extended_err)), new IPEndPoint(Offender, 0), family);
        return control;
    }
}
