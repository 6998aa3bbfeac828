using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary><see cref="Ends.ReceivedFigures"/>, but for what comes page by page.</summary>
[DatagramMessage]
internal readonly partial record struct Reception(
    [VarInt] ulong Received,
    [VarInt] ulong ReceivedBytes,
    [VarInt] ulong Lost,
    [VarInt] ulong Duplicated,
    [VarInt] ulong Reordered,
    [VarInt] ulong ExtentMaximum,
    double ExtentMean,
    [VarInt] ulong ThreeReordered,
    [VarInt] ulong Corrupted,
    [VarInt] ulong Late,
    [VarInt] ulong Foreign,
    [VarInt] ulong JitterNanoseconds,
    [VarInt] ulong SpanNanoseconds,
    [VarInt] uint Seconds,
    HistogramHead? Delays,
    HistogramHead Batches,
    HistogramHead Runs,
    HistogramHead Strides);
