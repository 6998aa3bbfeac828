using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>Asks what the endpoint made use of in the trial that has ended.</summary>
/// <param name="Client">Its key.</param>
[DatagramMessage(64)]
internal readonly partial record struct AskUse(ulong Client);
