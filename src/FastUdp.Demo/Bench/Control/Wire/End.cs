using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>A trial ends. The far end waits for the last datagrams before it answers, 5 s at most.</summary>
/// <param name="Client">Its key.</param>
/// <param name="Written">How many numbers there were.</param>
[DatagramMessage(55)]
internal readonly partial record struct End(ulong Client, ulong Written);
