using FastUdp.Benchmarks.Measuring;
using FastUdp.Messages;

namespace FastUdp.Benchmarks.Subjects.Typed;

/// <summary>Reads every sample's number.</summary>
[DatagramDispatcher]
internal sealed partial class SampleCounter(ReceiverTally tally)
{
    [Handles]
    private void OnSample(in Sample sample) => tally.Sequence.Take(sample.Number);
}
