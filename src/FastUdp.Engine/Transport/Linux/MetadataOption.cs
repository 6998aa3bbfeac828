using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using FastUdp.Interop.Linux;
using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Transport.Linux;

/// <summary>A socket option that has every receive bring a control message, and how much data that holds.</summary>
internal readonly record struct MetadataOption(MetadataFields Field, int Level, int Name, int DataBytes)
{
    // A socket of both IP versions needs the options of both: an IPv4 datagram comes with the messages of IPv4.
    private static readonly MetadataOption[] All =
    [
        new(MetadataFields.Timestamp, SOL_SOCKET, SO_TIMESTAMPNS, Unsafe.SizeOf<timespec>()),
        new(MetadataFields.KernelDrops, SOL_SOCKET, SO_RXQ_OVFL, sizeof(uint)),
        new(MetadataFields.LocalAddress, IPPROTO_IP, IP_PKTINFO, Unsafe.SizeOf<in_pktinfo>()),
        new(MetadataFields.TrafficClass, IPPROTO_IP, IP_RECVTOS, sizeof(byte)),
        new(MetadataFields.HopLimit, IPPROTO_IP, IP_RECVTTL, sizeof(int)),
        new(MetadataFields.LocalAddress, IPPROTO_IPV6, IPV6_RECVPKTINFO, Unsafe.SizeOf<in6_pktinfo>()),
        new(MetadataFields.TrafficClass, IPPROTO_IPV6, IPV6_RECVTCLASS, sizeof(int)),
        new(MetadataFields.HopLimit, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, sizeof(int)),
    ];

    /// <summary>The control space a slot needs for the stride and all that was asked for, of whatever IP version.</summary>
    public static int ControlSpace(MetadataFields asked) =>
        ControlMessages.StrideSpace + All.Where(option => (option.Field & asked) != 0).Sum(option => ControlMessages.Space(option.DataBytes));

    /// <summary>Has a socket bring what was asked for.</summary>
    /// <returns>What it will bring: a sandbox may refuse an option that every kernel in use knows.</returns>
    [SupportedOSPlatform("linux")]
    public static MetadataFields Enable(Socket socket, MetadataFields asked)
    {
        MetadataFields enabled = asked;
        foreach (MetadataOption option in All)
        {
            bool isWanted = (option.Field & asked) != 0 && option.IsFor(socket);
            if (isWanted && !option.TrySet(socket))
                enabled &= ~option.Field;
        }
        return enabled;
    }

    private bool IsFor(Socket socket) => Level switch
    {
        IPPROTO_IP => socket.AddressFamily == AddressFamily.InterNetwork || socket.DualMode,
        IPPROTO_IPV6 => socket.AddressFamily == AddressFamily.InterNetworkV6,
        _ => true,
    };

    [SupportedOSPlatform("linux")]
    private bool TrySet(Socket socket)
    {
        int on = 1;
        try
        {
            socket.SetRawSocketOption(Level, Name, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in on)));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
