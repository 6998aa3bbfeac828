using System.Net;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects.OneWay;
using FastUdp.LargeMessages;

namespace FastUdp.Benchmarks.Subjects.Large;

/// <summary>A channel whose handler reads the number of every message.</summary>
internal sealed class LargeReceivingEnd : IReceivingEnd
{
    private readonly UdpEndpoint _endpoint;
    private readonly LargeMessageChannel _channel;

    public LargeReceivingEnd(UdpEndpointOptions options, LargeMessageOptions channelOptions)
    {
        _endpoint = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0), options);
        _channel = new LargeMessageChannel(_endpoint, channelOptions);
    }

    public int Port => _endpoint.LocalEndPoint.Port;

    public Task Start(ReceiverTally tally) => _channel.RunAsync(new Counter(tally));

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _endpoint.DisposeAsync();
    }

    private readonly struct Counter(ReceiverTally tally) : ILargeMessageHandler
    {
        public void OnMessage(LargeMessage message)
        {
            tally.Sequence.Take(Number.Read(message.Payload.FirstSpan));
            message.Dispose();
            tally.EndBatch();
        }

        public void OnDatagram(in Datagram datagram, DatagramSender sender)
        {
        }
    }
}
