using System.Buffers.Binary;
using System.Net.Sockets;

namespace FastUdp.Transport;

/// <summary>
/// Reads and writes a remote in the form a socket of a given family wants: sockaddr_in or sockaddr_in6 (ip(7), ipv6(7)).
/// All platforms agree on everything but the first two bytes, which are left alone here.
/// </summary>
internal static class SocketAddressCodec
{
    /// <summary>The size of sockaddr_in6, the larger of the two.</summary>
    public const int MaxBytes = IPv6Bytes;

    private const int IPv4Bytes = 16;
    private const int IPv6Bytes = 28;

    // Offsets in both forms; the scope is in the machine's byte order, all else in the network's.
    private const int PortOffset = 2;
    private const int IPv4AddressOffset = 4;
    private const int FlowOffset = 4;
    private const int IPv6AddressOffset = 8;
    private const int ScopeOffset = 24;

    /// <summary>How long an address of the family is.</summary>
    public static int Size(AddressFamily family) => family == AddressFamily.InterNetwork ? IPv4Bytes : IPv6Bytes;

    /// <summary>Reads an address of the family; an IPv4-mapped one yields the IPv4 address.</summary>
    public static RemoteAddress Read(ReadOnlySpan<byte> address, AddressFamily family)
    {
        ushort port = BinaryPrimitives.ReadUInt16BigEndian(address[PortOffset..]);
        if (family == AddressFamily.InterNetwork)
            return RemoteAddress.FromIPv4(address[IPv4AddressOffset..], port);
        uint scope = BitConverter.ToUInt32(address[ScopeOffset..]);
        return RemoteAddress.FromIPv6(address[IPv6AddressOffset..], scope, port);
    }

    /// <summary>Writes an address in the family's form; an IPv4 remote on an IPv6 socket takes its IPv4-mapped form.</summary>
    public static void Write(Span<byte> address, in RemoteAddress remote, AddressFamily family)
    {
        BinaryPrimitives.WriteUInt16BigEndian(address[PortOffset..], (ushort)remote.Port);
        if (family == AddressFamily.InterNetwork)
        {
            remote.WriteIPv4(address[IPv4AddressOffset..]);
            address[8..IPv4Bytes].Clear();
            return;
        }
        address.Slice(FlowOffset, sizeof(uint)).Clear();
        remote.WriteIPv6(address[IPv6AddressOffset..]);
        BitConverter.TryWriteBytes(address[ScopeOffset..], remote.ScopeId);
    }
}
