using FastUdp.Messages;

namespace FastUdp.Benchmarks.Subjects.Typed;

[DatagramDispatcher]
internal sealed partial class SampleEcho
{
#pragma warning disable CA1822 // A dispatcher's handlers are its own.
    [Handles]
    private void OnSample(in Sample sample, in DatagramContext context) => context.Reply(sample);
#pragma warning restore CA1822
}
