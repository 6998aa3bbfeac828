using System.Net;
using System.Net.Sockets;

namespace FastUdp;

/// <summary>A multicast group as seen from one interface: of any source (RFC 1112, RFC 3810) or of one (SSM, RFC 4607).</summary>
/// <param name="Address">
/// The group: 224.0.0.0/4 or ff00::/8. Those of 232.0.0.0/8 and ff3x::/96 are for one source only (RFC 4607). An IPv6 address with a scope
/// names the interface too.
/// </param>
/// <param name="Source">The only sender to hear, of the group's IP version; null for all. To hear several, join once with each.</param>
/// <param name="InterfaceIndex">The interface to hear it on; 0 leaves it to the routes. See <see cref="NetworkInterfaces"/>.</param>
public sealed record MulticastGroup(IPAddress Address, IPAddress? Source = null, int InterfaceIndex = 0)
{
    /// <summary>Names what is heard where: <c>232.1.2.3 from 192.0.2.1 on interface 2</c>.</summary>
    public override string ToString() =>
        $"{Address}{(Source is null ? "" : $" from {Source}")}{(InterfaceIndex == 0 ? "" : $" on interface {InterfaceIndex}")}";

    /// <summary>The group as the system's calls want it: an IPv4-mapped address is IPv4, a scope is an interface.</summary>
    internal MulticastGroup Normalize() => new(
        Address.IsIPv4MappedToIPv6 ? Address.MapToIPv4() : WithoutScope(Address),
        Source is { IsIPv4MappedToIPv6: true } ? Source.MapToIPv4() : Source,
        InterfaceIndex == 0 ? ScopeOf(Address) : InterfaceIndex);

    /// <summary>Throws for the first value that can be of no group, naming it and what it must be.</summary>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Address);
        ArgumentOutOfRangeException.ThrowIfNegative(InterfaceIndex);
        MulticastGroup group = Normalize();
        if (!IsGroup(group.Address))
            throw new ArgumentException($"{Address} is no multicast group: those are 224.0.0.0/4 and ff00::/8.", nameof(Address));
        if (ScopeOf(Address) != 0 && group.InterfaceIndex != ScopeOf(Address))
            throw new ArgumentException($"The group {Address} names interface {ScopeOf(Address)}, and InterfaceIndex is {InterfaceIndex}.", nameof(InterfaceIndex));
        if (group.Source?.AddressFamily is { } family && family != group.Address.AddressFamily)
            throw new ArgumentException($"The source {Source} and the group {Address} are of different IP versions.", nameof(Source));
        if (group.Source is { } source && !IsSender(source))
            throw new ArgumentException($"The source {Source} is not the address of one sender.", nameof(Source));
        if (group.Source is null && IsSourceSpecific(group.Address))
            throw new ArgumentException($"The group {Address} is in a range for one source only (232.0.0.0/8, ff3x::/96): name its Source.", nameof(Address));
    }

    internal static bool IsGroup(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork ? (FirstByte(address) & 0xF0) == 224 : address.IsIPv6Multicast;

    internal static IPAddress WithoutScope(IPAddress address) =>
        ScopeOf(address) == 0 ? address : new IPAddress(address.GetAddressBytes());

    private static bool IsSender(IPAddress source) =>
        !IsGroup(source) && !source.Equals(IPAddress.Any) && !source.Equals(IPAddress.IPv6Any) && !source.Equals(IPAddress.Broadcast);

    /// <summary>RFC 4607 section 1; of ff3x::/32 the rest is for groups made of a unicast prefix (RFC 3306).</summary>
    private static bool IsSourceSpecific(IPAddress group)
    {
        Span<byte> bytes = stackalloc byte[16];
        group.TryWriteBytes(bytes, out int length);
        return length == 4 ? bytes[0] == 232 : (bytes[1] & 0xF0) == 0x30 && !bytes[2..12].ContainsAnyExcept((byte)0);
    }

    private static byte FirstByte(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return bytes[0];
    }

    private static int ScopeOf(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? (int)address.ScopeId : 0;
}
