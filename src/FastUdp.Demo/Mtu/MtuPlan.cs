using System.Net;
using System.Net.Sockets;

namespace FastUdp.Demo.Mtu;

/// <summary>What is to be found out, and how patiently.</summary>
/// <param name="Server">Whom the datagrams are for.</param>
/// <param name="BigBytes">The payload of the big datagram.</param>
/// <param name="Tries">How often a datagram is sent before its loss means something; the search may take it to need more.</param>
/// <param name="Timeout">How long an answer may take.</param>
internal sealed record MtuPlan(IPEndPoint Server, int BigBytes, int Tries, TimeSpan Timeout)
{
    // RFC 8200 section 3: the header stands before the length that 16 bits can tell.
    private const int IPv6HeaderBytes = 40;

    /// <summary>The largest packet there is, whatever the path.</summary>
    private const int MaxLengthField = 65_535;

    public bool IsIPv4 => Server.AddressFamily == AddressFamily.InterNetwork;

    /// <summary>The largest payload that UDP has, whatever the path.</summary>
    public int LimitBytes => IsIPv4 ? UdpLimits.MaxIPv4PayloadBytes : UdpLimits.MaxIPv6PayloadBytes;

    /// <summary>What an IP packet has besides the payload: the headers of IP, without options, and of UDP.</summary>
    public int HeaderBytes => MaxLengthField + (IsIPv4 ? 0 : IPv6HeaderBytes) - LimitBytes;

    public string FamilyName => IsIPv4 ? "IPv4" : "IPv6";
}
