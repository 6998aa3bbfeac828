using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FastUdp.Demo.Broadcast.Networks;

/// <summary>
/// Everybody who is to hear a datagram, as it is typed: <c>&lt;broadcast&gt;</c>, a broadcast address, a network as
/// <c>192.0.2.0/24</c>, <c>all</c>, or a group. Behind a <c>%</c> stands the interface, by name or index.
/// </summary>
/// <param name="Address">The broadcast address or group; null is every network this machine is on.</param>
/// <param name="Interface">Where to send it out; null leaves it to the routes, or for an IPv6 group is every interface.</param>
internal sealed record BroadcastNetwork(IPAddress? Address, string? Interface)
{
    private const string EveryWord = "all";
    private const string OneLinkWord = "<broadcast>";
    private const int LongestIPv4Prefix = 32;

    /// <summary>Every host of one link: the one the routes choose.</summary>
    public static BroadcastNetwork OneLink { get; } = new(IPAddress.Broadcast, null);

    /// <summary>Every host of every network this machine is on.</summary>
    public static BroadcastNetwork Every { get; } = new(null, null);

    /// <summary>Reads what was typed; false with the reason, in one line.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out BroadcastNetwork? network, [NotNullWhen(false)] out string? error)
    {
        network = null;
        int percent = text.IndexOf('%', StringComparison.Ordinal);
        string word = percent < 0 ? text : text[..percent];
        string? name = percent < 0 ? null : text[(percent + 1)..];
        if (name is "")
            error = $"'{text}' names no interface after the %";
        else if (word == EveryWord && name is not null)
            error = $"'{text}' is one interface and all of them: write {OneLinkWord}%{name}";
        else if (word == EveryWord)
            (network, error) = (Every, null);
        else if (TryParseAddress(word, out IPAddress? address, out error))
            network = new BroadcastNetwork(address, name);
        return error is null;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Address is null ? EveryWord : (Equals(Address, IPAddress.Broadcast) ? OneLinkWord : $"{Address}") + (Interface is null ? "" : "%" + Interface);

    private static bool TryParseAddress(string text, [NotNullWhen(true)] out IPAddress? address, out string? error)
    {
        address = null;
        error = null;
        if (text == OneLinkWord)
            address = IPAddress.Broadcast;
        else if (text.Contains('/', StringComparison.Ordinal))
            return TryParsePrefix(text, out address, out error);
        else if (!IsWritten(text, out address))
            error = $"'{text}' is no network: write {OneLinkWord}, 192.0.2.255, 192.0.2.0/24, {EveryWord}, or for IPv6 ff02::1%INTERFACE";
        else if (address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv6Multicast: false })
            error = $"IPv6 has no broadcast, and {address} is one host: name a group and an interface, as in ff02::1%eth0";
        return error is null;
    }

    private static bool TryParsePrefix(string text, [NotNullWhen(true)] out IPAddress? address, out string? error)
    {
        string[] parts = text.Split('/');
        address = null;
        error = null;
        bool isNumber = int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int prefix);
        if (parts.Length != 2 || !isNumber || !IsWritten(parts[0], out IPAddress? host))
            error = $"'{text}' is no network, as 192.0.2.0/24 is one";
        else if (host.AddressFamily != AddressFamily.InterNetwork)
            error = $"IPv6 has no broadcast, and {text} is an IPv6 network: name a group and an interface, as in ff02::1%eth0";
        else if (prefix > LongestIPv4Prefix)
            error = $"the prefix of '{text}' exceeds the limit of {LongestIPv4Prefix} bits";
        else if ((address = InterfaceAddress.DirectedBroadcastOf(host, prefix)) is null)
            error = $"'{text}' is too small to have a broadcast address: a prefix of 30 bits is the longest with one";
        return error is null;
    }

    // inet_aton(3) takes a number for an address: 1060 would be 0.0.4.36.
    private static bool IsWritten(string text, [NotNullWhen(true)] out IPAddress? address) =>
        IPAddress.TryParse(text, out address) && (address.AddressFamily == AddressFamily.InterNetworkV6 || text.Count(static c => c == '.') == 3);
}
