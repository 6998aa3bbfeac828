using FastUdp.Demo.Bench.Counting;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>How what arrived was grouped: datagrams a batch, datagrams a run (a buffer of the kernel's), and the stride of runs. Belongs to one thread.</summary>
internal sealed class BatchShape
{
    public LatencyHistogram BatchDatagrams { get; init; } = new();

    public LatencyHistogram RunDatagrams { get; init; } = new();

    public LatencyHistogram StrideBytes { get; init; } = new();

    public void TakeBatch(int datagrams) => BatchDatagrams.Record(datagrams);

    public void TakeRun(int datagrams, int strideBytes)
    {
        RunDatagrams.Record(datagrams);
        StrideBytes.Record(strideBytes);
    }

    /// <summary>Adds all that another has taken.</summary>
    public void Add(BatchShape other)
    {
        BatchDatagrams.Add(other.BatchDatagrams);
        RunDatagrams.Add(other.RunDatagrams);
        StrideBytes.Add(other.StrideBytes);
    }
}
