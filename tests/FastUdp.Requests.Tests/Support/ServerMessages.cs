using FastUdp.Messages;

namespace FastUdp.Requests.Tests.Support;

/// <summary>Asks for a blob of so many bytes.</summary>
[DatagramMessage(11)]
public readonly partial record struct BlobRequest(int Bytes);

/// <summary>As long as was asked for: much longer than the request. With its header the longest does not fit a datagram.</summary>
[DatagramMessage(12, Budget = WireBudget.Udp)]
public readonly partial record struct Blob([property: Remainder, MaxLength(65_500)] byte[] Content);
