using System.Diagnostics.Metrics;
using FastUdp.Buffers;

namespace FastUdp.Diagnostics;

/// <summary>The instruments that show how batches are filled. They are recorded on the receive loop, and only while somebody listens.</summary>
internal static class BatchHistograms
{
    private static readonly Histogram<int> Datagrams = Create(
        "fastudp.batch.size", "{datagram}", "Datagrams a batch.", 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096);

    private static readonly Histogram<int> Buffers = Create(
        "fastudp.batch.buffer.count", "{buffer}", "Buffers a batch.", 1, 2, 4, 8, 16, 32, 64, 128, 256);

    private static readonly Histogram<int> Strides = Create(
        "fastudp.buffer.stride", "By", "Length of all datagrams of a buffer but the last.",
        0, 32, 64, 128, 256, 512, 1_024, 1_232, 1_472, 4_096, 16_384, 65_527);

    /// <summary>Whether anybody listens.</summary>
    public static bool IsEnabled => Datagrams.Enabled || Buffers.Enabled || Strides.Enabled;

    /// <summary>Records one batch.</summary>
    public static void Record(ReadOnlySpan<ReceivedRun> runs, int datagrams, ReadOnlySpan<KeyValuePair<string, object?>> attributes)
    {
        Datagrams.Record(datagrams, attributes);
        Buffers.Record(runs.Length, attributes);
        foreach (ref readonly ReceivedRun run in runs)
            Strides.Record(run.Stride, attributes);
    }

    private static Histogram<int> Create(string name, string unit, string description, params int[] boundaries) =>
        FastUdpMeter.Instance.CreateHistogram(
            name, unit, description, tags: null, new InstrumentAdvice<int> { HistogramBucketBoundaries = boundaries });
}
