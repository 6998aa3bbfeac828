namespace FastUdp.Pacing;

/// <summary>What datagrams take of a rate: their payload, and a UDP and an IP header each (RFC 768, RFC 791, RFC 8200).</summary>
internal static class PacketBytes
{
    private const int IPv4Headers = 20 + 8;
    private const int IPv6Headers = 40 + 8;

    public static int HeadersTo(in RemoteAddress remote) => remote.IsIPv4 ? IPv4Headers : IPv6Headers;

    public static int Of(in RemoteAddress remote, int payloadBytes) => payloadBytes + HeadersTo(remote);
}
