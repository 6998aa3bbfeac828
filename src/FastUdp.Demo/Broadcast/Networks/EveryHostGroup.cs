using System.Net;

namespace FastUdp.Demo.Broadcast.Networks;

/// <summary>
/// The group of every host of a link, ff02::1 (RFC 4291 section 2.7.1): the nearest thing to a broadcast that IPv6 has.
/// </summary>
internal static class EveryHostGroup
{
    private static readonly IPAddress Address = IPAddress.Parse("ff02::1");

    /// <summary>Hears it on every interface there is now, if the endpoint hears all IPv6 addresses.</summary>
    public static void Join(UdpEndpoint endpoint)
    {
        if (!endpoint.LocalEndPoint.Address.Equals(IPAddress.IPv6Any))
            return;
        foreach (LocalInterface link in NetworkTargets.GroupLinks())
            endpoint.Join(new MulticastGroup(Address, InterfaceIndex: link.Index));
    }
}
