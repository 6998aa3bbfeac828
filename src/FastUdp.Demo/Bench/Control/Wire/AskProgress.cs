using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>The client is still there, and would like to know how many have come.</summary>
/// <param name="Client">Its key.</param>
[DatagramMessage(61)]
internal readonly partial record struct AskProgress(ulong Client);
