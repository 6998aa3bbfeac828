using System.Net;

namespace FastUdp;

/// <summary>A multicast group as seen from one interface: of any source (RFC 1112, RFC 3810) or of one (SSM, RFC 4607).</summary>
/// <param name="Address">The group: 224.0.0.0/4 or ff00::/8.</param>
/// <param name="Source">The only sender to hear; null for all.</param>
/// <param name="InterfaceIndex">The interface to hear it on; 0 leaves it to the routes.</param>
public sealed record MulticastGroup(IPAddress Address, IPAddress? Source = null, int InterfaceIndex = 0);
