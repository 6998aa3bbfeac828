using System.Net;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects.OneWay;

namespace FastUdp.Benchmarks.Subjects.Metadata;

/// <summary>The push form, whose handler reads the metadata of every run besides every datagram.</summary>
internal sealed class MetadataReceivingEnd(OneWayPlan plan, UdpEndpointOptions options) : IReceivingEnd
{
    private readonly UdpEndpoint _endpoint = UdpEndpoint.Bind(new IPEndPoint(plan.LocalAddress, 0), options);
    private readonly Seen _seen = new();

    public int Port => _endpoint.LocalEndPoint.Port;

    public Task Start(ReceiverTally tally) => _endpoint.RunAsync(new Reader(tally, _seen));

    public async ValueTask DisposeAsync()
    {
        await _endpoint.DisposeAsync();
        if (_seen.Fields != options.Metadata && options.Backend == UdpBackend.Linux)
            throw new InvalidOperationException($"{_seen.Fields} was told, {options.Metadata} was asked for.");
    }

    /// <summary>Where what was read goes, so that reading it is not for nothing.</summary>
    private sealed class Seen
    {
        public MetadataFields Fields { get; private set; }

        public long Sum { get; private set; }

        public void Take(in DatagramMetadata metadata)
        {
            Fields |= metadata.Fields;
            Sum += metadata.Local.InterfaceIndex + metadata.TrafficClass + metadata.HopLimit + metadata.UnixNanoseconds + metadata.KernelDrops;
        }
    }

    private readonly struct Reader(ReceiverTally tally, Seen seen) : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            Sequence sequence = tally.Sequence;
            foreach (DatagramRun run in batch.Runs)
            {
                seen.Take(run.Metadata);
                foreach (Datagram datagram in run)
                    sequence.Take(Number.Read(datagram.Payload));
            }
            tally.Sequence = sequence;
            tally.EndBatch();
        }
    }
}
