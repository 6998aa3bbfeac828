namespace FastUdp.Interop.Linux;

/// <summary>RFC 3542 section 6: an address and an interface, of what was received or for what is sent. 20 bytes.</summary>
internal struct in6_pktinfo
{
    public in6_addr ipi6_addr;
    public uint ipi6_ifindex;
}
