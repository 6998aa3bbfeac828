using System.Net;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.OneWay;

/// <summary>The pull form for batches, read as a user would write it.</summary>
internal sealed class EngineBatchReadingEnd(OneWayPlan plan, UdpEndpointOptions options) : IReceivingEnd
{
    private readonly UdpEndpoint _endpoint = UdpEndpoint.Bind(new IPEndPoint(plan.LocalAddress, 0), options);

    public int Port => _endpoint.LocalEndPoint.Port;

    public Task Start(ReceiverTally tally) => Task.Run(() => ReadAsync(tally));

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    private async Task ReadAsync(ReceiverTally tally)
    {
        await foreach (DatagramBatchLease lease in _endpoint.ReadBatchesAsync())
        {
            using (lease)
                Take(lease.Batch, tally);
        }
    }

    private static void Take(in DatagramBatch batch, ReceiverTally tally)
    {
        Sequence sequence = tally.Sequence;
        foreach (Datagram datagram in batch)
            sequence.Take(Number.Read(datagram.Payload));
        tally.Sequence = sequence;
        tally.EndBatch();
    }
}
