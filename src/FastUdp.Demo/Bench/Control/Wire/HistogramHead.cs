using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>A histogram without its buckets.</summary>
/// <param name="Buckets">How many of them are not empty.</param>
/// <param name="Count">How many values.</param>
/// <param name="Minimum">The least, exact.</param>
/// <param name="Maximum">The largest, exact.</param>
/// <param name="Sum">Of all values.</param>
[DatagramMessage]
internal readonly partial record struct HistogramHead(
    [VarInt] ushort Buckets, [VarInt] ulong Count, [VarInt] ulong Minimum, [VarInt] ulong Maximum, UInt128 Sum);
