using System.Net;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.OneWay;

/// <summary>The push form: a struct handler that reads every datagram, as a user would write it.</summary>
internal sealed class EngineReceivingEnd(OneWayPlan plan, UdpEndpointOptions options) : IReceivingEnd
{
    private readonly UdpEndpoint _endpoint = UdpEndpoint.Bind(new IPEndPoint(plan.LocalAddress, 0), options);

    public int Port => _endpoint.LocalEndPoint.Port;

    public Task Start(ReceiverTally tally) => _endpoint.RunAsync(new Counter(tally));

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    private readonly struct Counter(ReceiverTally tally) : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            Sequence sequence = tally.Sequence;
            foreach (Datagram datagram in batch)
                sequence.Take(Number.Read(datagram.Payload));
            tally.Sequence = sequence;
            tally.EndBatch();
        }
    }
}
