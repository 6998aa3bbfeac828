using FastUdp.Benchmarks.Measuring;
using FastUdp.Messages;

namespace FastUdp.Benchmarks.Subjects.Typed;

/// <summary>Takes the number of every reply.</summary>
[DatagramDispatcher]
internal sealed partial class SampleReplies(EchoTally tally)
{
    [Handles]
    private void OnSample(in Sample sample) => tally.Echoes.Take(sample.Number);
}
