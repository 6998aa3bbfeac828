using System.Net;

namespace FastUdp.Diagnostics;

/// <summary>
/// Which series an endpoint's counts belong to: that of its local address, or, when it is connected, that of its one
/// remote. The local port of a client is chosen by the system and would be another with each.
/// </summary>
/// <param name="AddressKey">The attribute that names the address.</param>
/// <param name="Address">The address without the port.</param>
/// <param name="PortKey">The attribute that names the port.</param>
/// <param name="Port">The port.</param>
internal readonly record struct SeriesName(string AddressKey, string Address, string PortKey, int Port)
{
    public static SeriesName Of(UdpEndpoint endpoint) => endpoint.ConnectedRemote is { } remote
        ? Of(MetricAttributes.PeerAddress, MetricAttributes.PeerPort, remote.ToIPEndPoint())
        : Of(MetricAttributes.LocalAddress, MetricAttributes.LocalPort, endpoint.LocalEndPoint);

    /// <summary>The attributes, with room for one more, which the last element is.</summary>
    public KeyValuePair<string, object?>[] ToAttributes(string key, string value) => [.. ToAttributes(), new(key, value)];

    public KeyValuePair<string, object?>[] ToAttributes() => [new(AddressKey, Address), new(PortKey, Port)];

    private static SeriesName Of(string addressKey, string portKey, IPEndPoint address) =>
        new(addressKey, address.Address.ToString(), portKey, address.Port);
}
