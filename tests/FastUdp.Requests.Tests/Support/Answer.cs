using FastUdp.Messages;

namespace FastUdp.Requests.Tests.Support;

/// <summary>The usual response: the number asked about, and how often it has been executed.</summary>
[DatagramMessage(2)]
public readonly partial record struct Answer(long Number, int Executions);
