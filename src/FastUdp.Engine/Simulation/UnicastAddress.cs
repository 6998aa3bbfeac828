using System.Net;
using System.Net.Sockets;

namespace FastUdp.Simulation;

/// <summary>What a simulated network makes of addresses: it knows unicast ones, the loopback and the unspecified one.</summary>
internal static class UnicastAddress
{
    private const byte FirstIPv4Multicast = 224;
    private const byte IPv6Multicast = 0xFF;

    private static readonly RemoteAddress Any = new IPEndPoint(IPAddress.Any, 0);
    private static readonly RemoteAddress AnyV6 = new IPEndPoint(IPAddress.IPv6Any, 0);
    private static readonly RemoteAddress Loopback = new IPEndPoint(IPAddress.Loopback, 0);
    private static readonly RemoteAddress LoopbackV6 = new IPEndPoint(IPAddress.IPv6Loopback, 0);
    private static readonly RemoteAddress LoopbackBroadcast = new IPEndPoint(IPAddress.Parse("127.255.255.255"), 0);

    /// <summary>The unspecified address of the family, with a port: what is bound to it is bound to all.</summary>
    public static RemoteAddress AnyOf(AddressFamily family, int port) =>
        (family == AddressFamily.InterNetwork ? Any : AnyV6).WithPort(port);

    public static RemoteAddress LoopbackOf(AddressFamily family, int port) =>
        (family == AddressFamily.InterNetwork ? Loopback : LoopbackV6).WithPort(port);

    public static bool IsAny(in RemoteAddress address) => address == AnyOf(address.AddressFamily, address.Port);

    /// <summary>Where a datagram to this address goes: to the unspecified one, as with a kernel, to this machine's loopback.</summary>
    public static RemoteAddress Resolve(in RemoteAddress address) =>
        IsAny(address) ? LoopbackOf(address.AddressFamily, address.Port) : address;

    /// <summary>Whether it is one peer's. Of broadcasts those are known that need no network mask.</summary>
    public static bool IsUnicast(in RemoteAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (!address.IsIPv4)
        {
            address.WriteIPv6(bytes);
            return bytes[0] != IPv6Multicast;
        }
        address.WriteIPv4(bytes);
        return bytes[0] < FirstIPv4Multicast && address.WithPort(0) != LoopbackBroadcast;
    }
}
