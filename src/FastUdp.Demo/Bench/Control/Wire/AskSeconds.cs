using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>Asks for a page of the seconds of the trial that has ended.</summary>
/// <param name="Client">Its key.</param>
/// <param name="From">The first of the page, counting those there are from 0.</param>
[DatagramMessage(59)]
internal readonly partial record struct AskSeconds(ulong Client, uint From);
