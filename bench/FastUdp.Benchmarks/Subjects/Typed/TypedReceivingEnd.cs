using System.Net;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects.OneWay;

namespace FastUdp.Benchmarks.Subjects.Typed;

/// <summary><see cref="EngineReceivingEnd"/> with a dispatcher in front of the count.</summary>
internal sealed class TypedReceivingEnd(OneWayPlan plan, UdpEndpointOptions options) : IReceivingEnd
{
    private readonly UdpEndpoint _endpoint = UdpEndpoint.Bind(new IPEndPoint(plan.LocalAddress, 0), options);

    public int Port => _endpoint.LocalEndPoint.Port;

    public Task Start(ReceiverTally tally) => _endpoint.RunAsync(new Counter(tally, new SampleCounter(tally)));

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    private readonly struct Counter(ReceiverTally tally, SampleCounter samples) : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            samples.OnBatch(batch, sender);
            tally.EndBatch();
        }
    }
}
