using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FastUdp.Demo.Broadcast.Networks;

/// <summary>What a typed network means on this machine, as its interfaces are now.</summary>
internal static class NetworkTargets
{
    private const string Nowhere =
        "this machine is on no network that has a broadcast address; 127.255.255.255 reaches the machine itself";

    /// <summary>Where to send a copy each; at least one.</summary>
    /// <exception cref="CommandFailedException">There is no such interface, or none to send by.</exception>
    public static BroadcastTarget[] Of(BroadcastNetwork network, int port) => network switch
    {
        { Address: null } => Every(port),
        { Interface: { } name } => [By(Find(name), network.Address, port)],
        { Address.AddressFamily: AddressFamily.InterNetworkV6 } => EveryLink(network.Address, port),
        _ => [new BroadcastTarget(new IPEndPoint(network.Address, port))],
    };

    /// <summary>The address from which all of these can be reached: any of their IP version.</summary>
    public static IPEndPoint AnyFor(IEnumerable<BroadcastTarget> targets)
    {
        bool isIPv6 = targets.Any(static target => target.Remote.AddressFamily == AddressFamily.InterNetworkV6);
        return new IPEndPoint(isIPv6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
    }

    /// <summary>The interfaces that an IPv6 group is sent by, and heard on, where none is named.</summary>
    public static IEnumerable<LocalInterface> GroupLinks() => NetworkInterfaces.List()
        .Where(static one => one is { IsUp: true, IsLoopback: false, SupportsMulticast: true })
        .Where(static one => one.Addresses.Any(static own => own.Address.AddressFamily == AddressFamily.InterNetworkV6));

    private static BroadcastTarget[] Every(int port)
    {
        RemoteAddress[] all = NetworkInterfaces.DirectedBroadcasts(port);
        return all.Length > 0 ? [.. all.Select(static remote => new BroadcastTarget(remote))] : throw new CommandFailedException(Nowhere);
    }

    private static BroadcastTarget[] EveryLink(IPAddress group, int port)
    {
        BroadcastTarget[] all = [.. GroupLinks().Select(link => By(link, group, port))];
        return all.Length > 0 ? all : throw new CommandFailedException($"no interface of this machine carries {group}");
    }

    // The scope of an IPv6 address is its interface; an IPv4 address has no place for one.
    private static BroadcastTarget By(LocalInterface link, IPAddress address, int port) => address.AddressFamily == AddressFamily.InterNetworkV6
        ? new BroadcastTarget(new IPEndPoint(new IPAddress(address.GetAddressBytes(), link.Index), port))
        : new BroadcastTarget(new IPEndPoint(address, port), new SendOptions { Source = new LocalAddress(null, link.Index) });

    private static LocalInterface Find(string name)
    {
        LocalInterface[] all = NetworkInterfaces.List();
        return all.FirstOrDefault(one => one.Name == name || one.Index.ToString(CultureInfo.InvariantCulture) == name)
            ?? throw new CommandFailedException($"there is no interface '{name}': this machine has {string.Join(", ", all.Select(static one => one.Name))}");
    }
}
