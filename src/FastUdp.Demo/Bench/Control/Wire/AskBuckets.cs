using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>Asks for a page of a histogram of the trial that has ended.</summary>
/// <param name="Client">Its key.</param>
/// <param name="Histogram">Which.</param>
/// <param name="From">The first bucket of the page, counting those that are not empty from 0.</param>
[DatagramMessage(57)]
internal readonly partial record struct AskBuckets(ulong Client, WhichHistogram Histogram, ushort From);
