using System.Threading.Channels;

namespace FastUdp.Transport;

/// <summary>The pull form for single datagrams: the handler leases every one into a bounded channel.</summary>
internal static class DatagramQueue
{
    public static IAsyncEnumerable<DatagramLease> ReadAllAsync(
        UdpEndpoint endpoint, UdpEndpointOptions options, Action onDropped, CancellationToken cancellationToken)
    {
        Channel<DatagramLease> channel = CreateChannel(options, onDropped);
        return PullStream.ReadAllAsync(endpoint, channel, new Writer(channel.Writer), cancellationToken);
    }

    private static Channel<DatagramLease> CreateChannel(UdpEndpointOptions options, Action onDropped)
    {
        var channelOptions = new BoundedChannelOptions(options.QueueCapacity)
        {
            SingleReader = true,
            SingleWriter = true,
            FullMode = options.WhenQueueFull == QueueFullPolicy.DropOldest
                ? BoundedChannelFullMode.DropOldest
                : BoundedChannelFullMode.DropWrite,
        };
        return Channel.CreateBounded<DatagramLease>(channelOptions, dropped =>
        {
            dropped.Dispose();
            onDropped();
        });
    }

    private readonly struct Writer(ChannelWriter<DatagramLease> queue) : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            foreach (Datagram datagram in batch)
                queue.TryWrite(datagram.Retain());
        }
    }
}
