using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>A trial begins: the endpoint counts, or sends back, until it ends.</summary>
/// <param name="Client">Its key.</param>
/// <param name="Stream">Of the test datagrams; 0 is a warm-up.</param>
[DatagramMessage(53)]
internal readonly partial record struct Begin(ulong Client, byte Stream);
