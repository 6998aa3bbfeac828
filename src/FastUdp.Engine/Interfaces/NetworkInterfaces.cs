using System.Net;
using System.Net.NetworkInformation;

namespace FastUdp;

/// <summary>The network interfaces of this machine. Each call asks the system anew, which takes milliseconds; any thread.</summary>
public static class NetworkInterfaces
{
    /// <summary>All that have an index, by index, whether up or not.</summary>
    public static LocalInterface[] List() =>
        [.. NetworkInterface.GetAllNetworkInterfaces().Select(Describe).OfType<LocalInterface>().OrderBy(one => one.Index)];

    /// <summary>The interface with this index; null when there is none.</summary>
    public static LocalInterface? Find(int index) => Array.Find(List(), one => one.Index == index);

    /// <summary>The interface with this name; null when there is none.</summary>
    public static LocalInterface? Find(string name) => Array.Find(List(), one => one.Name == name);

    /// <summary>The interface that has this address; null when none has.</summary>
    public static LocalInterface? Find(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Array.Find(List(), one => one.Addresses.Any(own => own.Address.GetAddressBytes().AsSpan().SequenceEqual(address.GetAddressBytes())));
    }

    /// <summary>
    /// The directed broadcast address of every IPv4 network this machine is on, loopback aside, each once: what to send to, one or each, to
    /// reach every host of one link or of all. 255.255.255.255 reaches those of one link alone, by the interface the routes choose.
    /// </summary>
    /// <param name="port">The port they are to be sent to, 0 to 65,535.</param>
    /// <remarks>Sending there takes <see cref="UdpEndpointOptions.Broadcast"/>. Routers do not pass it on (RFC 2644).</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The port is out of its bounds.</exception>
    public static RemoteAddress[] DirectedBroadcasts(int port)
    {
        if (port is < 0 or > IPEndPoint.MaxPort)
            throw new ArgumentOutOfRangeException(nameof(port), port, "A port is from 0 to 65,535.");
        return
        [
            .. List()
                .Where(one => one.IsUp && !one.IsLoopback)
                .SelectMany(one => one.Addresses)
                .Select(own => own.DirectedBroadcast)
                .OfType<IPAddress>()
                .Distinct()
                .Select(broadcast => new RemoteAddress(new IPEndPoint(broadcast, port))),
        ];
    }

    private static LocalInterface? Describe(NetworkInterface network)
    {
        IPInterfaceProperties properties = network.GetIPProperties();
        (int Index, int? Mtu) known = ReadIPv4(network, properties) ?? ReadIPv6(network, properties) ?? default;
        return known.Index == 0 ? null : new LocalInterface
        {
            Name = network.Name,
            Index = known.Index,
            IsUp = network.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown,
            IsLoopback = network.NetworkInterfaceType == NetworkInterfaceType.Loopback,
            SupportsMulticast = network.SupportsMulticast,
            MtuBytes = known.Mtu,
            Addresses = [.. properties.UnicastAddresses.Select(own => new InterfaceAddress(own.Address, own.PrefixLength))],
        };
    }

    private static (int Index, int? Mtu)? ReadIPv4(NetworkInterface network, IPInterfaceProperties properties)
    {
        if (!network.Supports(NetworkInterfaceComponent.IPv4))
            return null;
        return properties.GetIPv4Properties() is { } values ? (values.Index, Known(values.Mtu)) : null;
    }

    private static (int Index, int? Mtu)? ReadIPv6(NetworkInterface network, IPInterfaceProperties properties)
    {
        if (!network.Supports(NetworkInterfaceComponent.IPv6))
            return null;
        return properties.GetIPv6Properties() is { } values ? (values.Index, Known(values.Mtu)) : null;
    }

    private static int? Known(int mtu) => mtu > 0 ? mtu : null;
}
