using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Shards;

/// <summary>A handler that reads the number of every datagram of two flows.</summary>
internal readonly struct FlowCounter(FlowTally tally) : IDatagramHandler
{
    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        foreach (DatagramRun run in batch.Runs)
            Count(run);
        tally.EndBatch();
    }

    /// <summary>A run is of one remote, and so of one flow.</summary>
    private void Count(in DatagramRun run)
    {
        int flow = (int)(Number.Read(run.Payload) >> FlowTally.FlowShift);
        ref Sequence counters = ref tally.Flow(flow);
        Sequence sequence = counters;
        foreach (Datagram datagram in run)
            sequence.Take(Number.Read(datagram.Payload) & ~(1ul << FlowTally.FlowShift));
        counters = sequence;
    }
}
