using System.Net;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.OneWay;

/// <summary>The pull form for single datagrams, read as a user would write it.</summary>
internal sealed class EngineLeaseReadingEnd(OneWayPlan plan, UdpEndpointOptions options) : IReceivingEnd
{
    private readonly UdpEndpoint _endpoint = UdpEndpoint.Bind(new IPEndPoint(plan.LocalAddress, 0), options);

    public int Port => _endpoint.LocalEndPoint.Port;

    public Task Start(ReceiverTally tally) => Task.Run(() => ReadAsync(tally));

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    private async Task ReadAsync(ReceiverTally tally)
    {
        await foreach (DatagramLease lease in _endpoint.ReadAllAsync())
        {
            using (lease)
                tally.Sequence.Take(Number.Read(lease.Payload));
            tally.EndBatch();
        }
    }
}
