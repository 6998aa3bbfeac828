namespace FastUdp.Interop.Linux;

/// <summary>
/// ip(7): an interface, the local address to answer from or to send from, and the destination in the header of what was received.
/// Addresses as they lie on the wire. 12 bytes.
/// </summary>
internal struct in_pktinfo
{
    public int ipi_ifindex;
    public uint ipi_spec_dst;
    public uint ipi_addr;
}
