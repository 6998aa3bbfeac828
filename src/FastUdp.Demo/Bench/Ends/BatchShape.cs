using FastUdp.Demo.Bench.Counting;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>How what arrived was grouped: datagrams a batch, datagrams a run (a buffer of the kernel's), and the stride of runs. Belongs to one thread.</summary>
internal sealed class BatchShape
{
    public LatencyHistogram BatchDatagrams { get; init; } = new();

    public LatencyHistogram RunDatagrams { get; init; } = new();

    public LatencyHistogram StrideBytes { get; init; } = new();

    public void Take(in DatagramBatch batch)
    {
        BatchDatagrams.Record(batch.Count);
        foreach (DatagramRun run in batch.Runs)
        {
            RunDatagrams.Record(run.Count);
            StrideBytes.Record(run.Stride);
        }
    }
}
