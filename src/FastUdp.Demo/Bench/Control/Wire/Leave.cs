using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>The client has measured: the far end is free for another.</summary>
/// <param name="Client">Its key.</param>
[DatagramMessage(63)]
internal readonly partial record struct Leave(ulong Client);
