using FastUdp.Messages;

namespace FastUdp.Requests.Tests.Client;

/// <summary>A request of any length a datagram has, and, with the header, of a few bytes more.</summary>
[DatagramMessage(31, Budget = WireBudget.Udp)]
public readonly partial record struct LargeQuestion([property: Remainder, MaxLength(65_506)] byte[] Bytes);
