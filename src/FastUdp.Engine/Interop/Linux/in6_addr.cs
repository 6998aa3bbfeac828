using System.Runtime.CompilerServices;

namespace FastUdp.Interop.Linux;

/// <summary>ipv6(7): an address as it lies on the wire. 16 bytes.</summary>
[InlineArray(16)]
internal struct in6_addr
{
    private byte _first;
}
