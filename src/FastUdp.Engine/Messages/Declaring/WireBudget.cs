namespace FastUdp.Messages;

/// <summary>The usual budgets of a datagram, in bytes of UDP payload.</summary>
public static class WireBudget
{
    /// <summary>Passes everywhere: what QUIC takes for granted (RFC 9000 section 14).</summary>
    public const int Quic = 1_200;

    /// <summary>Passes every IPv6 link unfragmented: its smallest MTU of 1,280 (RFC 8200 section 5) without 48 bytes of headers.</summary>
    public const int IPv6Minimum = 1_232;

    /// <summary>Passes an Ethernet unfragmented over IPv4: 1,500 without 28 bytes of headers. The default.</summary>
    public const int Ethernet = 1_472;

    /// <summary>The most UDP carries over IPv4 (RFC 768, RFC 791); the network may have to fragment it.</summary>
    public const int Udp = 65_507;
}
