using FastUdp.Messages;

namespace FastUdp.Requests.Tests.Support;

/// <summary>The usual request: <c>Number</c> tells one from another.</summary>
[DatagramMessage(1)]
public readonly partial record struct Question(long Number);
