using System.Net;

namespace FastUdp;

/// <summary>An ICMP error about a datagram sent earlier, or this machine's own refusal of one as too long. ICMP is not authenticated: a stranger may have forged it.</summary>
/// <param name="Remote">Where the datagram was to go.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Mtu">With <see cref="NetworkErrorKind.TooLong"/> the MTU of the narrowest link so far, in bytes, IP header included; otherwise 0.</param>
/// <param name="Reporter">Who said so; null when this machine did.</param>
/// <param name="SystemError">The platform's error number (errno on Linux).</param>
public readonly record struct NetworkError(RemoteAddress Remote, NetworkErrorKind Kind, int Mtu, IPAddress? Reporter, int SystemError);
