using System.Net;
using System.Net.Sockets;

namespace FastUdp.Engine.Tests.Networks;

/// <summary>A host, a router, and a host behind a link that may be narrower, each in a namespace of its own.</summary>
internal sealed class RoutedHosts : IDisposable
{
    public RoutedHosts(int nearMtu = 1_500, int farMtu = 1_500)
    {
        Near = NetworkNamespace.CreateOrSkip();
        Router = NetworkNamespace.CreateOrSkip();
        Far = NetworkNamespace.CreateOrSkip();
        Near.Join(Router, "near", nearMtu, ["192.0.2.2/24", "2001:db8:1::2/64"], ["192.0.2.1/24", "2001:db8:1::1/64"]);
        Far.Join(Router, "far", farMtu, ["198.51.100.2/24", "2001:db8:2::2/64"], ["198.51.100.1/24", "2001:db8:2::1/64"]);
        Router.Set("net.ipv4.ip_forward", 1);
        Router.Set("net.ipv6.conf.all.forwarding", 1);
        Near.Ip(["route add default via 192.0.2.1", "route add default via 2001:db8:1::1"]);
        Far.Ip(["route add default via 198.51.100.1", "route add default via 2001:db8:2::1"]);
    }

    public NetworkNamespace Near { get; }

    public NetworkNamespace Router { get; }

    public NetworkNamespace Far { get; }

    public static IPAddress NearAddress(AddressFamily family) => Choose(family, "192.0.2.2", "2001:db8:1::2");

    public static IPAddress RouterAddress(AddressFamily family) => Choose(family, "192.0.2.1", "2001:db8:1::1");

    public static IPAddress FarAddress(AddressFamily family) => Choose(family, "198.51.100.2", "2001:db8:2::2");

    /// <summary>An address for which the router has what the test gives it: a route, or none.</summary>
    public static IPAddress ElsewhereAddress(AddressFamily family) => Choose(family, "203.0.113.9", "2001:db8:3::9");

    public void Dispose()
    {
        Near.Dispose();
        Router.Dispose();
        Far.Dispose();
    }

    private static IPAddress Choose(AddressFamily family, string v4, string v6) =>
        IPAddress.Parse(family == AddressFamily.InterNetwork ? v4 : v6);
}
