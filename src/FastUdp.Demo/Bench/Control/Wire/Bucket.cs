using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>A bucket that is not empty.</summary>
/// <param name="Index">Which, as <see cref="Counting.LatencyHistogram"/> numbers them.</param>
/// <param name="Count">How many values are in it.</param>
[DatagramMessage]
internal readonly partial record struct Bucket([VarInt] ushort Index, [VarInt] ulong Count);
