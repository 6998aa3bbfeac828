using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace FastUdp;

/// <summary>An address of an interface, and how much of it is common to its link.</summary>
/// <param name="Address">The address, IPv4 or IPv6.</param>
/// <param name="PrefixLength">The length of the link's prefix in bits, 0 to 32 or 128.</param>
public sealed record InterfaceAddress(IPAddress Address, int PrefixLength)
{
    /// <summary>
    /// The address that all hosts of the link hear; null for IPv6, which has none, and for links too small to have one (RFC 3021).
    /// </summary>
    public IPAddress? DirectedBroadcast => Address.AddressFamily == AddressFamily.InterNetwork ? DirectedBroadcastOf(Address, PrefixLength) : null;

    /// <summary>The directed broadcast address of an IPv4 network (RFC 919): its prefix, then ones.</summary>
    /// <param name="address">Any address of the network.</param>
    /// <param name="prefixLength">The length of its prefix in bits, 0 to 32.</param>
    /// <returns>Null for a prefix of 31 or 32 bits: what two hosts share has no broadcast (RFC 3021).</returns>
    /// <exception cref="ArgumentException">The address is not IPv4.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The prefix is out of its bounds.</exception>
    public static IPAddress? DirectedBroadcastOf(IPAddress address, int prefixLength)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.AddressFamily != AddressFamily.InterNetwork)
            throw new ArgumentException($"{address} is not IPv4: IPv6 has no broadcast.", nameof(address));
        if (prefixLength is < 0 or > 32)
            throw new ArgumentOutOfRangeException(nameof(prefixLength), prefixLength, "An IPv4 prefix has 0 to 32 bits.");
        if (prefixLength > 30)
            return null;

        Span<byte> bytes = stackalloc byte[4];
        address.TryWriteBytes(bytes, out _);
        uint hosts = uint.MaxValue >> prefixLength;
        BinaryPrimitives.WriteUInt32BigEndian(bytes, BinaryPrimitives.ReadUInt32BigEndian(bytes) | hosts);
        return new IPAddress(bytes);
    }
}
